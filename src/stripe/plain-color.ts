/** Red, green, blue and alpha, from 0 to 1. */
type Channels = readonly [number, number, number, number];

/**
 * What colours come to within an element, as `rgb()`: of the many forms of CSS, Stripe's appearance takes that, `hsl()` and hex
 * alone. One that can be seen through is laid on the colour of the fields, and that, or it alone, on what is behind the form.
 */
export function plainColors<const Colors extends readonly string[]>(
  box: HTMLElement,
  colors: Colors,
  on: 'field' | 'page' = 'field',
): {readonly [Index in keyof Colors]: string} {
  const plain = resolve(box, colors).map((own) => {
    if (own[3] === 1) return rgb(own);
    const behind = backdrop(box.closest('form') ?? box, box);
    return rgb(lay(own, on === 'page' ? behind : lay(resolveOne(box, 'var(--_color-field)'), behind)));
  });
  return plain as {readonly [Index in keyof Colors]: string};
}

/** What colours come to there, worked out by the browser: of all at once, as each look makes it work out its styles anew. */
function resolve(box: HTMLElement, colors: readonly string[]): readonly Channels[] {
  const probes = colors.map((color) => {
    const probe = box.ownerDocument.createElement('span');
    probe.hidden = true;
    // A mix of a colour with itself is that colour, in the space that is named.
    probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
    return probe;
  });
  box.append(...probes);
  const computed = probes.map((probe) => getComputedStyle(probe).color);
  for (const probe of probes) probe.remove();
  return computed.map(read);
}

function resolveOne(box: HTMLElement, color: string): Channels {
  return resolve(box, [color])[0] ?? [0, 0, 0, 1];
}

function read(computed: string): Channels {
  const values = computed.replaceAll('none', '0').match(/-?[\d.]+(e-?\d+)?/g) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = values.map(Number);
  const scale = computed.startsWith('rgb') ? 255 : 1;
  return [red / scale, green / scale, blue / scale, alpha];
}

/** The colour behind an element, through shadow roots; in the end that of the canvas. It is worked out in a place of ours. */
function backdrop(element: Element, place: HTMLElement): Channels {
  const own = resolveOne(place, getComputedStyle(element).backgroundColor);
  if (own[3] === 1) return own;
  const root = element.getRootNode();
  const parent =
    element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  return lay(own, parent ? backdrop(parent, place) : resolveOne(place, 'Canvas'));
}

function lay([red, green, blue, alpha]: Channels, under: Channels): Channels {
  const mix = (top: number, index: 0 | 1 | 2): number => top * alpha + under[index] * (1 - alpha);
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1];
}

function rgb([red, green, blue]: Channels): string {
  const bytes = [red, green, blue].map((part) => Math.round(Math.min(Math.max(part, 0), 1) * 255));
  return `rgb(${bytes.join(', ')})`;
}
