// SPDX-License-Identifier: MulanPSL-2.0
/** What the modules' demo records share: reading their word lists, a repeatable choice, and acting
 *  as somebody on some day. */
#ifndef PLATFORM_DEMO_H
#define PLATFORM_DEMO_H
#include "platform/ctx.h"

enum { DEMO_FIELDS_MAX = 10 };

/** Next line of an embedded text that is not empty; false at the end. */
bool demo_line(struct str *rest, struct str *out_line);
/** The parts of a line between '|'; missing ones are "". Returns how many there were. */
size_t demo_fields(struct str line, struct str out[DEMO_FIELDS_MAX]);
/** Number of lines that are not empty, and the n-th of them. */
size_t demo_count(const char *lines);
struct str demo_nth(const char *lines, size_t n);

/** 0..n-1, the same in every run for the same `seed` and `at`. n > 0. */
uint32_t demo_pick(uint32_t seed, uint32_t at, uint32_t n);

/** From here on `ctx` is that person on that day at that hour (Beijing); rights are the system's,
 *  relations (organ, deputy) the person's. NULL actor: the program itself. */
void demo_act(struct ctx *ctx, const struct actor *who, struct date on, unsigned hour);
#endif
