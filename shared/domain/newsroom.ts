/** The newsroom, one stream of the log: decides and records, by the nouns beside it. */
import { z } from 'zod'
import { accountEvents, decideAccounts, evolveAccounts, type AccountCommand } from './newsroom/accounts.ts'
import {
  accreditationEvents,
  decideAccreditations,
  evolveAccreditations,
  type AccreditationCommand,
} from './newsroom/accreditation.ts'
import { codeEvents, decideCodes, evolveCodes, type CodeCommand } from './newsroom/codes.ts'
import {
  decideInvitations,
  evolveInvitations,
  invitationEvents,
  type InvitationCommand,
} from './newsroom/invitations.ts'
import { decideListing, evolveListing, listingEvents, type ListingCommand } from './newsroom/listing.ts'
import {
  decideMailTroubles,
  evolveMailTroubles,
  mailTroubleEvents,
  type MailTroubleCommand,
} from './newsroom/mailTroubles.ts'
import { decideOutlets, evolveOutlets, outletEvents, type OutletCommand } from './newsroom/outlets.ts'
import { decideScreens, evolveScreens, screenNewsroomEvents, type ScreenNewsroomCommand } from './newsroom/screens.ts'
import { decideSessions, evolveSessions, sessionEvents, type SessionCommand } from './newsroom/sessions.ts'
import {
  decideSettings,
  evolveSettings,
  FIRST_SETTINGS,
  settingsEvents,
  type SettingsCommand,
} from './newsroom/settings.ts'
import { decideStaff, evolveStaff, staffEvents, type StaffCommand } from './newsroom/staff.ts'
import type { Newsroom } from './newsroom/state.ts'
import {
  decideSubscriptions,
  evolveSubscriptions,
  subscriptionEvents,
  type SubscriptionCommand,
} from './newsroom/subscriptions.ts'

export const newsroomEventSchema = z.discriminatedUnion('type', [
  ...listingEvents,
  ...accountEvents,
  ...accreditationEvents,
  ...staffEvents,
  ...sessionEvents,
  ...codeEvents,
  ...invitationEvents,
  ...outletEvents,
  ...subscriptionEvents,
  ...mailTroubleEvents,
  ...settingsEvents,
  ...screenNewsroomEvents,
])
export type NewsroomEvent = Readonly<z.infer<typeof newsroomEventSchema>>

export type NewsroomCommand =
  | ListingCommand
  | AccountCommand
  | AccreditationCommand
  | StaffCommand
  | SessionCommand
  | CodeCommand
  | InvitationCommand
  | OutletCommand
  | SubscriptionCommand
  | MailTroubleCommand
  | SettingsCommand
  | ScreenNewsroomCommand

export const NO_NEWSROOM: Newsroom = {
  briefings: [],
  ownerLinks: [],
  usedLinks: [],
  ownerEpoch: 1,
  endedSessions: [],
  accounts: new Map(),
  erasing: new Map(),
  codes: new Map(),
  codesIssued: new Map(),
  invitations: new Map(),
  outlets: new Map(),
  staff: [],
  subscriptions: new Map(),
  digests: new Map(),
  mailTroubles: new Map(),
  screens: new Map(),
  settings: FIRST_SETTINGS,
}

/** `at`: milliseconds since 1970. Throws `Refusal`. */
export function decideNewsroom(newsroom: Newsroom, command: NewsroomCommand, at: number): NewsroomEvent[] {
  switch (command.type) {
    case 'ListBriefing':
    case 'IssueOwnerLink':
    case 'UseOwnerLink':
    case 'EndOwnerSessions':
      return decideListing(newsroom, command)
    case 'OpenAccount':
    case 'ResetPassword':
    case 'ChangeProfile':
    case 'ChangePassword':
    case 'GiveRole':
    case 'EraseAccount':
    case 'FinishErasure':
      return decideAccounts(newsroom, command, at)
    case 'AcceptInvitation':
    case 'AskAccreditation':
    case 'DecideAccreditation':
      return decideAccreditations(newsroom, command, at)
    case 'AssignStaff':
    case 'ReleaseStaff':
      return decideStaff(newsroom, command)
    case 'SignIn':
    case 'EndSession':
    case 'EndSessions':
      return decideSessions(newsroom, command)
    case 'IssueCode':
    case 'ReissueCode':
    case 'DropCode':
      return decideCodes(newsroom, command, at)
    case 'IssueInvitation':
    case 'RevokeInvitation':
      return decideInvitations(newsroom, command, at)
    case 'AddOutlet':
    case 'RenameOutlet':
    case 'RemoveOutlet':
      return decideOutlets(newsroom, command, at)
    case 'AskSubscription':
    case 'ConfirmSubscription':
    case 'ChangeSubscription':
    case 'EndSubscription':
    case 'ClaimDigest':
    case 'CloseDigest':
      return decideSubscriptions(newsroom, command, at)
    case 'NoteMailTrouble':
    case 'SettleMail':
      return decideMailTroubles(newsroom, command)
    case 'ChangeSettings':
      return decideSettings(newsroom, command)
    case 'ApproveScreen':
    case 'ClaimScreen':
    case 'ChangeScreen':
    case 'UnpairScreen':
    case 'KeepScreenLooks':
      return decideScreens(newsroom, command, at)
    default:
      return command satisfies never
  }
}

/** `at`: when the fact was recorded, milliseconds since 1970. */
export function evolveNewsroom(newsroom: Newsroom, event: NewsroomEvent, at: number): Newsroom {
  switch (event.type) {
    case 'BriefingListed':
    case 'OwnerLinkIssued':
    case 'OwnerLinkUsed':
    case 'OwnerSessionsEnded':
      return evolveListing(newsroom, event)
    case 'AccountOpened':
    case 'ProfileChanged':
    case 'PasswordChanged':
    case 'RoleGiven':
    case 'AccountErased':
    case 'ErasureFinished':
      return evolveAccounts(newsroom, event, at)
    case 'InvitationAccepted':
    case 'AccreditationAsked':
    case 'AccreditationDecided':
      return evolveAccreditations(newsroom, event)
    case 'StaffAssigned':
    case 'StaffReleased':
      return evolveStaff(newsroom, event)
    case 'SignedIn':
    case 'SessionEnded':
    case 'SessionsEnded':
      return evolveSessions(newsroom, event, at)
    case 'CodeIssued':
    case 'CodeTried':
    case 'CodeDropped':
      return evolveCodes(newsroom, event, at)
    case 'InvitationIssued':
    case 'InvitationRevoked':
      return evolveInvitations(newsroom, event, at)
    case 'OutletAdded':
    case 'OutletRenamed':
    case 'OutletRemoved':
      return evolveOutlets(newsroom, event)
    case 'SubscriptionAsked':
    case 'SubscriptionConfirmed':
    case 'SubscriptionChanged':
    case 'SubscriptionEnded':
    case 'DigestClaimed':
    case 'DigestSent':
      return evolveSubscriptions(newsroom, event, at)
    case 'MailTroubled':
    case 'MailSettled':
      return evolveMailTroubles(newsroom, event, at)
    case 'SettingsChanged':
      return evolveSettings(newsroom, event)
    case 'ScreenApproved':
    case 'ScreenClaimed':
    case 'ScreenChanged':
    case 'ScreenUnpaired':
    case 'ScreenLookKept':
      return evolveScreens(newsroom, event, at)
    default:
      return event satisfies never
  }
}

export type { Newsroom } from './newsroom/state.ts'
export type { ListedBriefing } from './newsroom/listing.ts'
