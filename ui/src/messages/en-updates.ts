type Version = { version: string };

/** The next version of the app, on the sign-in screen. */
export const enUpdates = {
  offered: (p: Version) => `Guichet ${p.version} is ready to be installed.`,
  fetching: (p: Version) => `Guichet ${p.version} is being fetched. You can work on meanwhile.`,
  when_closed: (p: Version) => `Guichet ${p.version} is installed when you close the window.`,
  not_fetched: (p: Version) => `Guichet ${p.version} could not be fetched.`,
  refused: (p: Version) =>
    `Guichet ${p.version} was refused because it is not genuine: please tell whoever looks after this computer.`,
  updateWhenClosed: "Update when I close",
};
