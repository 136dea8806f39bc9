/** A fingerprint as people read it aloud: groups of four. */
export function Fingerprint({ hex }: { readonly hex: string }) {
  const fours = hex.match(/.{1,4}/g) ?? [];
  return (
    <code class="fingerprint">
      {fours.map((four, i) => (
        <span key={i}>{four}</span>
      ))}
    </code>
  );
}
