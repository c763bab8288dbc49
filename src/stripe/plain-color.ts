/**
 * What a colour comes to within an element, as `rgb()`: of the many forms of CSS, Stripe's appearance takes that, `hsl()` and hex
 * alone. One that can be seen through is laid on the colour of the fields.
 */
export function plainColor(box: HTMLElement, color: string): string {
  const [red, green, blue, alpha] = channels(box, color);
  if (alpha === 1) return rgb([red, green, blue]);
  const under = channels(box, 'var(--_color-field)');
  return rgb([red, green, blue].map((value, index) => value * alpha + (under[index] ?? 0) * (1 - alpha)));
}

/** Red, green, blue and alpha from 0 to 1, worked out by the browser. */
function channels(box: HTMLElement, color: string): [number, number, number, number] {
  const probe = document.createElement('span');
  probe.hidden = true;
  // A mix of a colour with itself is that colour, in the space that is named.
  probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
  box.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const scale = computed.startsWith('rgb') ? 255 : 1;
  return [red / scale, green / scale, blue / scale, alpha];
}

function rgb(parts: readonly number[]): string {
  const bytes = parts.map((part) => Math.round(Math.min(Math.max(part, 0), 1) * 255));
  return `rgb(${bytes.join(', ')})`;
}
