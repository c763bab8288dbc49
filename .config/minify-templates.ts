import {minifyHTMLLiterals} from 'minify-literals';
import type {Plugin} from 'vite';

/** Takes out of templates of HTML and CSS what is there for whoever reads the code: white space, quotes, comments. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    transform: {
      filter: {id: /\/src\/view\/.*\.ts$/},
      handler: async (code, fileName) => {
        const minified = await minifyHTMLLiterals(code, {fileName});
        if (!minified && /\b(css|html)`/.test(code)) throw new Error(`${fileName} cannot be minified.`);
        return minified;
      },
    },
  };
}
