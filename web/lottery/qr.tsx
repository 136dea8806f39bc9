import { encode } from 'uqr';

/** White modules all around, without which readers do not find the code. ISO/IEC 18004, 9.1 */
const quiet = 4;

/** The address as a square to photograph: dark on white whatever the scheme, which some readers need. */
export function Qr({ address }: { readonly address: string }) {
  const { data, size } = encode(address, { ecc: 'M', border: quiet });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`QR vers ${address}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
