interface HeadProps {
  /** Nameless until it is set up. */
  readonly town: string;
  /** What the page is part of. */
  readonly what: string;
}

/** The town, above every screen. */
export function Head({ town, what }: HeadProps) {
  return (
    <header class="sheet">
      <p class="town">
        {town !== '' && (
          <>
            <strong>{town}</strong> –{' '}
          </>
        )}
        {what}
      </p>
    </header>
  );
}
