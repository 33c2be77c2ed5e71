import type {
  NoRegistrationCode,
  OperatorFilter,
  RequirementChanged,
  ValidFor,
} from "../backend/bindings";
import { formats, givenName } from "./format";

const f = formats("en-GB");
/** So many of them, in words that stand within a sentence. */
export const operators = (count: number) =>
  f.plural(count, { one: "1 operator", other: `${f.number(count)} operators` });

const filters: Record<OperatorFilter, string> = {
  all: "All",
  registered: "Two-factor on",
  waiting: "Waiting for phone",
  off: "Off",
  locked: "Locked",
  disabled: "Disabled",
};

/** The management window. */
export const enManagement = {
  navigation: "Management",
  operators: "Operators",
  institution: "Institution",
  trail: "Audit trail",
  signedInAs: (p: { name: string }) => `Signed in as ${p.name}`,
  covered: "Locked: go to the sign-in window",
  signedOut: "Signed out: go to the sign-in window",
  coveredHelp: "What was here comes back once you have unlocked the desk there.",
  signedOutHelp: "Sign in there as an administrator, then choose Manage operators.",
  list: {
    title: "Operators",
    search: "Find an operator",
    clearSearch: "Clear the search",
    filter: "Show",
    filters,
    role: "Role",
    everyRole: "All roles",
    roles: { operator: "Operators", administrator: "Administrators" },
    total: (p: { count: number; moreThan: boolean }) =>
      p.moreThan ? `More than ${operators(p.count)}` : operators(p.count),
    readiness: (p: { registered: number; waiting: number; off: number }) =>
      `${f.number(p.registered)} of ${f.number(p.registered + p.waiting + p.off)} ready, ${f.number(p.waiting)} waiting for a phone, ${f.number(p.off)} off`,
    columns: {
      select: "Select",
      display_name: "Name",
      username: "Operator name",
      role: "Role",
      two_factor: "Two-factor",
      phone_registered: "Phone registered",
      last_sign_in: "Last sign-in",
    },
    selectOne: (p: { name: string }) => `Select ${p.name}`,
    selectAll: "Select all that are loaded",
    never: "Never",
    none: "None",
    disabled: "Disabled",
    locked: "Locked",
    loading: "Loading operators",
    noMatch: (p: { search: string }) => `No operator matches “${p.search}”.`,
    noMatchFilters: "No operator matches these filters.",
    clearFilters: "Clear filters",
    saved: {
      label: "Saved filters",
      save: "Save filter",
      remove: (p: { name: string }) => `Remove the filter ${p.name}`,
      title: "Save this filter",
      lead: "What is searched for, who is shown and in which order, under a name of your own. A filter with the same name is replaced.",
      name: "Name of the filter",
    },
    onlyYou: "You are the only operator so far. Add the people who sell at this box office.",
    newOperator: "New operator",
    selected: (p: { count: number }) => `${f.number(p.count)} selected`,
    allSelected: (p: { count: number }) => `All ${f.number(p.count)} selected`,
    selectAllMatching: (p: { count: number }) => `Select all ${f.number(p.count)} that match`,
    turnOn: "Turn two-factor on",
    turnOff: "Turn two-factor off",
    clearSelection: "Clear selection",
    changed: (p: { count: number; on: boolean }) =>
      p.on
        ? `Two-factor turned on for ${operators(p.count)}.`
        : `Two-factor turned off for ${operators(p.count)}.`,
    skipped: {
      already_so: (p: { name: string }) => `${p.name}: already so`,
      disabled: (p: { name: string }) => `${p.name}: disabled`,
    } satisfies Record<
      RequirementChanged["skipped"][number]["why"],
      (p: { name: string }) => string
    >,
    skippedTotal: (p: { count: number }) => `${operators(p.count)} skipped:`,
    skippedMore: (p: { count: number }) => `and ${f.number(p.count)} more`,
    institutionOff:
      "Two-factor sign-in is not enabled for this institution, so nobody is asked for a code yet.",
  },
  create: {
    title: "New operator",
    displayName: "Display name",
    displayNameHint: "As colleagues know them: Anna Keller",
    username: "Operator name",
    usernameHint: "What they type to sign in: anna.keller",
    email: "E-mail",
    emailHint: "Optional, for single sign-on later",
    role: "Role",
    roleHints: {
      operator: "Signs in at the desk.",
      administrator: "Also manages operators.",
    },
    save: "Add operator",
  },
  password: {
    created: (p: { name: string }) => `${p.name} is added`,
    reset: (p: { name: string }) => `New password for ${p.name}`,
    give: (p: { name: string }) =>
      `Give ${givenName(p.name)} this password; it must be changed at the next sign-in. It will not be shown again.`,
    label: "Password",
    copy: "Copy password",
    done: "Close",
    registrationCode: (p: { name: string }) =>
      `And this registration code, which ${givenName(p.name)} types before registering a phone. It is valid for 24 hours and will not be shown again.`,
    registrationCodeLabel: "Registration code",
  },
  operator: {
    back: "All operators",
    you: "This is you",
    details: "Details",
    security: "Security",
    history: "History",
    noHistory: "Nothing yet.",
    wholeHistory: "All entries, in the audit trail",
    displayName: "Display name",
    username: "Operator name",
    email: "E-mail",
    emailHint: "Optional, for single sign-on later",
    role: "Role",
    save: "Save",
    saved: "Saved.",
    facts: (p: { created: string; last: string | null }) =>
      p.last === null
        ? `Added ${p.created}, has never signed in`
        : `Added ${p.created}, last signed in ${p.last}`,
    phone: "Phone",
    phoneRegistered: (p: { date: string }) => `Phone registered ${p.date}`,
    phoneWaiting: "Waiting for phone: registers at the next sign-in",
    phoneNone: "No phone registered",
    entry: (p: { label: string }) => `In the app: ${p.label}`,
    changePhone: "CHANGE PHONE",
    afterChangePhone: (p: { name: string; label: string | null }) =>
      p.label === null
        ? `The old phone no longer works. ${givenName(p.name)} registers a new one at the next sign-in.`
        : `The old phone no longer works. At the next sign-in ${givenName(p.name)} registers a new one and is told to delete the old entry “${p.label}”.`,
    temporaryCode: "Temporary code",
    temporaryCodeNone: "For a phone left at home: one sign-in without it",
    temporaryCodeUntil: (p: { when: string }) => `One was given, valid until ${p.when}`,
    giveTemporaryCode: "Give a temporary code",
    registrationCode: "Registration code",
    registrationCodeNeeded: {
      missing: "Needed to register a phone, and not given yet",
      expired: "The last one is older than 24 hours",
      too_many_tries: "The last one was typed wrong five times",
    } satisfies Record<NoRegistrationCode, string>,
    registrationCodeUntil: (p: { when: string }) => `One was given, valid until ${p.when}`,
    giveRegistrationCode: "Give a registration code",
    twoFactor: "Two-factor sign-in",
    twoFactorOn: "Asked for a code at every sign-in",
    twoFactorOnButOff: "Will be asked for a code once the institution has the feature",
    twoFactorOff: "Signs in with the password alone",
    password: "Password",
    passwordNone: "No password yet: reset the password to give one.",
    passwordOwn: "Chosen by the operator",
    passwordTemporary: "Given by an administrator, to be changed at the next sign-in",
    resetPassword: "Reset password",
    sessions: "Sessions",
    sessionsOpen: (p: { count: number }) =>
      f.plural(p.count, { one: "1 open session", other: `${f.number(p.count)} open sessions` }),
    endSessions: "End sessions",
    wait: "Locked",
    passwordDisabled: "Password disabled",
    passwordDisabledHelp: "After 100 wrong passwords in a row. Reset the password.",
    phoneDisabled: "Phone disabled",
    phoneDisabledHelp: "After 50 wrong codes within 30 days. Use CHANGE PHONE.",
    lockedUntil: (p: { when: string }) => `After too many attempts, until ${p.when}`,
    unlock: "Unlock",
    account: "Account",
    accountOn: "May sign in",
    accountOff: "Disabled: may not sign in",
    disable: "Disable",
    enable: "Enable",
  },
  resetDialog: {
    title: (p: { name: string }) => `Reset the password of ${p.name}?`,
    text: "The old password stops working now and open sessions end. You get a new one to hand over.",
    confirm: "Reset password",
  },
  disableDialog: {
    title: (p: { name: string }) => `Disable ${p.name}?`,
    text: (p: { name: string }) =>
      `${givenName(p.name)} is signed out now and can't sign in until enabled again. A phone that is not confirmed yet is forgotten.`,
    confirm: "Disable",
  },
  changePhoneDialog: {
    title: (p: { name: string }) => `Change phone for ${p.name}?`,
    text: (p: { name: string }) =>
      `The old phone stops working now. At the next sign-in ${givenName(p.name)} registers a new one.`,
    reason: "Reason",
    reasons: {
      new_phone: "New phone",
      lost: "Lost",
      stolen: "Stolen",
      other: "Another reason",
    },
    checked: (p: { name: string }) => `I have checked that this is ${givenName(p.name)}`,
    confirm: "CHANGE PHONE",
    own: "Another administrator must do this. Where there is none, the service team does it.",
  },
  confirmItsYou: {
    title: "Confirm it's you",
    withCode:
      "This needs a code that is not older than ten minutes. Enter the one that your phone shows now.",
    withPassword: "Enter your password once more to go on.",
    password: "Your password",
    confirm: "Confirm",
  },
  temporaryCodeDialog: {
    title: (p: { name: string }) => `Temporary code for ${p.name}`,
    text: (p: { name: string }) =>
      `${givenName(p.name)} signs in with it once, in place of the code from the phone. First make sure that it is ${givenName(p.name)} who asks.`,
    voids: "The one that was given before becomes void.",
    validFor: "Valid for",
    spans: { one_hour: "1 hour", four_hours: "4 hours", one_day: "24 hours" } satisfies Record<
      ValidFor,
      string
    >,
    give: "Give the code",
    read: (p: { name: string }) => `Read it to ${givenName(p.name)}. It will not be shown again.`,
    until: (p: { when: string }) => `Valid for one sign-in, until ${p.when}.`,
  },
  registrationCodeDialog: {
    title: (p: { name: string }) => `Registration code for ${p.name}`,
    text: (p: { name: string }) =>
      `${givenName(p.name)} types it before registering a phone. First make sure that it is ${givenName(p.name)} who asks.`,
    voids: "The one that was given before becomes void.",
    give: "Give the code",
    handOver: (p: { name: string }) =>
      `Hand it to ${givenName(p.name)}. It will not be shown again.`,
    until: (p: { when: string }) => `Valid until ${p.when}, for one registration.`,
  },
  rollOut: {
    title: "Rolling out",
    ready: "Ready",
    waiting: "Waiting for a phone",
    off: "Two-factor off",
    neverSignedIn: "Never signed in",
    atOnce: "Operators with two-factor on register their phone at their next sign-in.",
    starts: (p: { date: string }) =>
      `Operators with two-factor on need their phone from ${p.date}. Until then they may choose Later at every sign-in.`,
    day: "First day with a phone",
    hint: "Whoever has registered a phone is asked for codes at once.",
    announce: "Announce this day",
    withdraw: "Phone needed at once",
  },
  thisDesk: {
    title: "This desk",
    name: "Desk name",
    nameHint: "The audit trail and the signed-in screen show it, from the next start on.",
    fullScreen: "Fill the screen until somebody has signed in",
    startsWithComputer: "Start Guichet when the computer starts",
    save: "Save desk",
    saved: "Desk saved.",
  },
  institutionPage: {
    title: "Institution",
    phonesShow: (p: { shortName: string }) => `Phones show: ${p.shortName}`,
    counted: (p: { count: number }) => operators(p.count),
    twoFactor: "Two-factor sign-in",
    states: { not_enabled: "Not enabled", requested: "Requested", enabled: "Enabled" },
    notEnabled:
      "Operators sign in with their password alone. Only the service team can enable two-factor sign-in.",
    requested: (p: { when: string; by: string }) =>
      `Requested ${p.when} by ${p.by}. The service team enables it with the service key, in the sign-in window.`,
    enabled: (p: { date: string }) =>
      `Enabled since ${p.date}. Who is asked for a code is decided for each operator.`,
    would: (p: { count: number }) =>
      f.plural(p.count, {
        one: "If it were on now, 1 operator would register at the next sign-in.",
        other: `If it were on now, ${f.number(p.count)} operators would register at their next sign-in.`,
      }),
    request: "Request activation",
    settings: "Settings",
    newOperators: "New operators",
    newOperatorsOn: "New operators start with two-factor on",
    registrationCode: "Registration code",
    registrationCodeOn: "Ask for a registration code before a phone is registered",
    registrationCodeHint:
      "Whoever adds an operator or uses CHANGE PHONE gets a code to hand over. Operators who wait for a phone already are given one on their page.",
    idle: "Lock after idling",
    idleUnit: "minutes",
    unlockWith: "Unlock with",
    unlockWithOptions: { password: "Password", code: "Code from the phone" },
    unlockHint: "Operators without a phone always use their password.",
    apps: "Authenticator apps offered",
    appsHint: "The first one chosen is shown first. At least one is needed.",
    appNames: {
      google_authenticator: "Google Authenticator",
      microsoft_authenticator: "Microsoft Authenticator",
      two_fas: "2FAS",
      ente_auth: "Ente Auth",
      aegis: "Aegis (Android only)",
    },
    save: "Save settings",
    saved: "Settings saved.",
  },
};
