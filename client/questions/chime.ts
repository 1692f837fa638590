/** Two short rising tones, made on the spot. A browser plays them only once the page was touched, so the first touch opens the way. */

let context: AudioContext | null = null

/** To be called on a press; before one, it has no effect. */
export function openSound(): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
}

const TONES = [
  { hertz: 660, at: 0 },
  { hertz: 880, at: 0.16 },
] as const
const LENGTH = 0.28
const LOUDNESS = 0.18

export function playChime(): void {
  openSound()
  if (context === null) return
  for (const { hertz, at } of TONES) {
    const begins = context.currentTime + at
    const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz })
    const loudness = new GainNode(context, { gain: 0 })
    loudness.gain.setValueAtTime(0, begins)
    loudness.gain.linearRampToValueAtTime(LOUDNESS, begins + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.001, begins + LENGTH)
    tone.connect(loudness).connect(context.destination)
    tone.start(begins)
    tone.stop(begins + LENGTH)
  }
}
