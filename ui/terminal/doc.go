// Package terminal is everything between the program and the real terminal:
// it finds out what the terminal is like, bounds and cleans what comes from
// it, runs the Bubble Tea program on it, and gives it back on every way out.
//
// What the model above it may rely on:
//
//   - A tea.KeyMsg holds one key. Keys that arrive in one write come one by
//     one; only a paste holds more (its Paste is true), and that one is
//     bounded.
//   - A terminal's late answers to questions are not keys.
//   - [FinishMsg] comes before the program is ended from outside, so that what
//     is being written can be written.
//   - [DroppedMsg] says that input was too much and was dropped.
//   - tea.ResumeMsg comes after the program was stopped and goes on.
//
// A program that shows a screen asks [Check] whether it can, [Background] and
// [Profile] how, and then calls [Run].
package terminal

// Bubble Tea asks the terminal a question when it is imported; prelude keeps
// it from doing so in every program that can show a screen.
import _ "a.votering/prelude"
