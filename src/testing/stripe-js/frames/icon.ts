import type {CardBrand} from '../../card-rules/brands.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Letters that stand for a brand on the card icon: no logo is anyone's but its owner's. */
const MARKS: Readonly<Record<CardBrand | 'unknown', string>> = {
  visa: 'VISA',
  mastercard: 'MC',
  amex: 'AMEX',
  discover: 'DISC',
  diners: 'DINE',
  jcb: 'JCB',
  unionpay: 'UP',
  unknown: '',
};

/** A picture of a card that names its brand, in `currentColor`. */
export class CardIcon {
  readonly element = createSvg('svg', {class: 'Icon', viewBox: '0 0 32 21', 'aria-hidden': 'true'});
  readonly #mark = createSvg('text', {
    x: '16',
    y: '17.5',
    'text-anchor': 'middle',
    'font-size': '8',
    'font-weight': '700',
    'font-family': 'Arial, sans-serif',
    fill: 'currentColor',
  });
  readonly #card = createSvg('rect', {
    x: '1',
    y: '1',
    width: '30',
    height: '19',
    rx: '3',
    fill: 'currentColor',
    stroke: 'currentColor',
    'stroke-width': '1.5',
  });

  constructor() {
    const stripe = createSvg('rect', {x: '1', y: '4.5', width: '30', height: '4', fill: 'currentColor'});
    this.element.append(this.#card, stripe, this.#mark);
    this.setSolid(false);
  }

  show(brand: CardBrand | 'unknown'): void {
    this.#mark.textContent = MARKS[brand];
  }

  setSolid(solid: boolean): void {
    this.#card.setAttribute('fill-opacity', solid ? '0.35' : '0');
  }
}

function createSvg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
