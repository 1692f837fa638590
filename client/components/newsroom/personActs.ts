/** What owner and moderators can do about an account. */
export type PersonAct = 'accept' | 'refuse' | 'revoke' | 'signOut' | 'erase'
