import fc from "fast-check";

/** That a property fails is all that kills a mutant: nobody reads the smallest example. */
fc.configureGlobal({ endOnFailure: true });
