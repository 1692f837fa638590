/** Name and outlet as typed on the way to an account, kept in memory so that going back a step loses nothing. */
import { reactive } from 'vue'

export const typedProfile = reactive({ name: '', outlet: '' })
