import {resolveLocale, textsFor} from '../texts/index.js';
import {loadAuthentication, saveOutcome} from './authentication-client.js';
import {showChallengePage} from './challenge-view.js';

/** The page that `redirect_to_url` leads to: the challenge without a frame, named by the fragment. It ends at the return URL. */
const url = new URL(
  `/simulator/authentications/${encodeURIComponent(location.hash.slice(1))}`,
  location.origin,
);
const locale = resolveLocale('auto');
void loadAuthentication(url).then((authentication) =>
  showChallengePage({
    authentication,
    texts: textsFor(locale).challenge,
    locale,
    settle: async (outcome) => {
      const {return_url: returnUrl} = await saveOutcome(url, outcome);
      if (returnUrl !== null) location.assign(returnUrl);
    },
    leave: () => history.back(),
  }),
);
