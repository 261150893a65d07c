// The buttons below the text, what the editor says about itself, and the clock of a running query.

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const MOD = IS_APPLE ? "⌘" : "Ctrl+";
const RUN_KEYS = IS_APPLE ? "⌘ Enter" : "Ctrl+Enter";
export const HINT =
  `${RUN_KEYS} runs the selection or the statement at the cursor. ` +
  "Tab leaves the editor; while suggestions are open it takes one, as Enter does after an arrow key; Escape closes them. " +
  `Ctrl+Space suggests, ${MOD}F searches, ${MOD}/ comments.`;
const NOTICE_MILLISECONDS = 6000;
const TICK_MILLISECONDS = 100;
// The second click of a double click on Run must not cancel what the first one began.
const DOUBLE_CLICK_MILLISECONDS = 400;

export interface Orders {
  run(): void;
  cancel(): void;
  format(): void;
  explain(): void;
  suggest(isWanted: boolean): void;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Record<string, string> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export class Bar {
  readonly row: HTMLElement;
  readonly hint = element("p", { class: "hint", id: "hint" }, HINT);
  readonly errors = element("div", { class: "errors", "aria-live": "polite" });
  private readonly main = element("button", { type: "button", class: "run" });
  private readonly clock = element("span", { class: "clock", "aria-hidden": "true" }); // a name that ticks is read aloud
  private readonly status = element("span", { class: "status", role: "status" });
  private begun: number | null = null;
  private shownSince = 0;
  private ticking = 0;
  private fading = 0;
  private note = ""; // what became of the last query; other words stand in its place for a while

  constructor(private readonly orders: Orders, isSuggesting: boolean) {
    const action = (label: string, title: string, act: () => void) => {
      const made = element("button", { type: "button", title }, label);
      made.onclick = act;
      return made;
    };
    const box = element("input", { type: "checkbox" });
    box.checked = isSuggesting;
    box.onchange = () => orders.suggest(box.checked);
    this.main.onclick = ({ detail }) => this.pressed(detail > 1);
    this.row = element(
      "div", { class: "bar" },
      this.main,
      action("Format", "Indents the text and writes its keywords in lower case (Shift+Alt+F)", () => orders.format()),
      action("Explain", "Shows how the query would be answered", () => orders.explain()),
      element("label", { title: "Tables, columns and functions while you type; Ctrl+Space always asks for them" }, box, "Suggestions"),
      this.status,
    );
    this.drawMain();
  }

  get isRunning(): boolean {
    return this.begun !== null;
  }

  // `seconds` have passed since the query began; null: none runs.
  running(seconds: number | null): void {
    const wasRunning = this.isRunning;
    if (seconds === null) this.begun = null;
    else this.begun ??= performance.now() - seconds * 1000;
    if (wasRunning === this.isRunning) return;
    this.shownSince = performance.now();
    clearInterval(this.ticking);
    if (this.isRunning) this.ticking = window.setInterval(() => this.tick(), TICK_MILLISECONDS);
    this.drawMain();
    this.tick();
    if (this.isRunning) this.say("Running");
    else this.status.textContent = this.note;
  }

  // The answer may lie below the screen, so what became of it is told here too.
  tell(note: string): void {
    if (note === this.note) return;
    this.note = note;
    if (!this.isRunning) this.status.textContent = note;
  }

  // Another query took the place of the one whose time is shown.
  restart(): void {
    if (this.isRunning) this.begun = performance.now();
  }

  say(text: string): void {
    clearTimeout(this.fading);
    this.status.textContent = text;
    if (!this.isRunning) this.fading = window.setTimeout(() => { this.status.textContent = this.note; }, NOTICE_MILLISECONDS);
  }

  stop(): void {
    clearInterval(this.ticking);
    clearTimeout(this.fading);
  }

  private pressed(isAgain: boolean): void {
    if (!this.isRunning) this.orders.run();
    else if (!isAgain || performance.now() - this.shownSince > DOUBLE_CLICK_MILLISECONDS) this.orders.cancel();
  }

  private drawMain(): void {
    this.main.replaceChildren(...(this.isRunning ? ["Cancel", this.clock] : ["Run", element("kbd", {}, RUN_KEYS)]));
    this.main.title = this.isRunning ? "Stops the query (Escape in the editor)" : `Runs the query (${RUN_KEYS})`;
    this.main.classList.toggle("cancel", this.isRunning);
  }

  private tick(): void {
    this.clock.textContent = this.begun === null ? "" : `${((performance.now() - this.begun) / 1000).toFixed(1)} s`;
  }
}
