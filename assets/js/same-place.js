// Whether an answer comes from what was asked for. A redirect may lead to signing in or to the rules, and to the same thread
// in the group that it was moved to: the last parts of the address stay the same then.

const lastParts = (address) => new URL(address, window.location.href).pathname.split("/").slice(-3).join("/");

export const isSamePlace = (answer, asked) => !answer.redirected || lastParts(answer.url) === lastParts(asked);
