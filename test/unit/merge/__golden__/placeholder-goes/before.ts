// This file is yours too: what you write here stays as it is.
// generator-dws adds exports of modules that it made, and removes those of modules that are gone.

export {};
