/** Required before a program starts: its clock runs as always, but from CLOCK_STARTS_AT on. */
const Real = Date;
const offset = Real.parse(process.env.CLOCK_STARTS_AT ?? "") - Real.now() || 0;

globalThis.Date = class extends Real {
  static name = "Date";

  constructor(...parts) {
    if (parts.length === 0) super(Real.now() + offset);
    else super(...parts);
  }

  static now() {
    return Real.now() + offset;
  }
};
