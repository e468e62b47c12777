/**
 * The version of this module, told by `/api/health`. Written here and not read from `package.json`, because that file
 * is the host's where the module is part of another app; a test keeps the two equal.
 */
export const VERSION = "0.1.0";
