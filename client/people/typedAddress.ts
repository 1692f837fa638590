/** The address that was typed last, carried from one page for people to the next: in memory, never in the URL. */
import { ref } from 'vue'

export const typedAddress = ref('')
