/** Whether the simulator served this page with a mark, such as that it is to fail. */
export function isMarked(mark: 'loaderror'): boolean {
  return document.documentElement.dataset['simulator'] === mark;
}
