/** Who may send which command: total by type, so that a new command without an entry does not compile. */
import type { CommandType } from './commands.ts'
import type { Role } from './vocabulary.ts'

export const PERMISSIONS: Readonly<Record<CommandType, readonly Role[]>> = {
  ScheduleBriefing: ['owner', 'moderator'],
  StartBriefing: ['owner', 'moderator'],
  EndBriefing: ['owner', 'moderator'],
  IntroduceSpeaker: ['owner', 'moderator', 'captioner'],
  TranscribeLine: ['owner', 'moderator', 'captioner'],
  CorrectLine: ['owner', 'moderator', 'captioner'],
  RetractLine: ['owner', 'moderator', 'captioner'],
  IssueLinesToken: ['owner', 'moderator'],
  RevokeLinesToken: ['owner', 'moderator'],
}

export function maySend(role: Role, command: CommandType): boolean {
  return PERMISSIONS[command].includes(role)
}
