/**
 * A question as the person at the screen asks it, and what to do, in one or two sentences. What stands
 * on that very screen is named between asterisks, so that it is set apart, and a test looks for it there.
 */
export type Case = { question: string; answer: string };

type Six = [Case, Case, Case, Case, Case, Case];

/** What "Problem signing in?" answers, by where the person is. */
export type Help = {
  sign_in: Six;
  new_password: Six;
  announcement: Six;
  get_app: Six;
  registration_code: Six;
  register: Six;
  /** The first code of a phone. */
  confirm_code: Six;
  /** The code of a phone that is registered. */
  enter_code: Six;
  locked_with_password: Six;
  locked_with_code: Six;
  // Nobody signs in there yet, and there is less to ask.
  closed: Case[];
  welcome: Case[];
  institution: Case[];
  first_administrator: Case[];
  two_factor_choice: Case[];
  service_key: Case[];
};

export type HelpTopic = keyof Help;

/** The topics of the set-up. */
export const settingUp: HelpTopic[] = [
  "welcome",
  "institution",
  "first_administrator",
  "two_factor_choice",
  "service_key",
];

/** An answer in pieces: every other one names something on the screen. */
export const pieces = (answer: string): string[] => answer.split("*");
