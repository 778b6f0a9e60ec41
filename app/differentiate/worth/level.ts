/** The level of every interval here; the engine's predicted dates have 0.8. */
export const level = 0.9
/** Chance is drawn from this; the same facts give the same figures every time. */
export const seed = 20_240_229
