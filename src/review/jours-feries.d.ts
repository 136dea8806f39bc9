declare module '@socialgouv/jours-feries' {
  /** Midnights of the engine's own time zone, by French name. */
  export default function holidaysOf(year: number): Readonly<Record<string, Date>>;
}
