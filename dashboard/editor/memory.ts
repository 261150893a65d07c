// What the browser remembers. Private windows and full disks may refuse, which must never stop the editor.

const SUGGESTIONS = "muster-sql-suggestions";
const draftOf = (key: string) => `muster-sql-draft-${key}`;

function attempt<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

export const isSuggesting = (): boolean => attempt(() => localStorage.getItem(SUGGESTIONS) !== "off", true);

export const rememberSuggesting = (isWanted: boolean): void => (
  attempt(() => localStorage.setItem(SUGGESTIONS, isWanted ? "on" : "off"), undefined)
);

// A text that a reload would lose, kept beside the one that the page would then begin with. Only an editor that begins
// with that same text takes the draft up: after a reload in mid-word, or where the connection was lost.
export const keepDraft = (key: string, base: string, text: string): void => attempt(() => {
  if (base === text) sessionStorage.removeItem(draftOf(key));
  else sessionStorage.setItem(draftOf(key), JSON.stringify({ base, text }));
}, undefined);

export function draft(key: string, base: string): string {
  return attempt(() => {
    const kept = JSON.parse(sessionStorage.getItem(draftOf(key)) ?? "null");
    sessionStorage.removeItem(draftOf(key));
    return kept?.base === base && typeof kept.text === "string" ? kept.text : base;
  }, base);
}
