/** By what a label is somebody's. */
import { foldCase } from '../lineText.ts'

/** The same for all that looks the same: case, white space, how accents are composed and what nobody sees tell nobody apart. */
export function labelKey(label: string): string {
  return foldCase(label.replace(/[\p{Cf}\u034F]/gu, '').normalize('NFC'))
}
