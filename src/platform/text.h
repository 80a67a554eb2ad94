// SPDX-License-Identifier: MulanPSL-2.0
/** The sentences users see, by key. Source: text/zh.txt of each module, compiled in and checked. */
#ifndef PLATFORM_TEXT_H
#define PLATFORM_TEXT_H
#include "base/date.h"

/** The sentence of a key; the key itself (and a log line) when there is none. Static memory.
 *  Write keys as literals, T("module.key"), so that the build can check them. */
struct str text(const char *key);
#define T(key) text(key)
/** prefix + word, e.g. text_of("suggestion.state.", "replied"). */
struct str text_of(const char *prefix, struct str word);
/** With {0}, {1} … replaced. */
struct str text_fill(struct arena *a, const char *key, const struct str *args, size_t count);
#define TF(a, key, ...)                                                                            \
    text_fill((a), (key), (const struct str[]){__VA_ARGS__},                                       \
              COUNT(((const struct str[]){__VA_ARGS__})))
/** Does the key exist? */
bool text_has(const char *key);

/** For people: 11月28日, with the year in front when it is not today's. "" for no date. */
struct str text_date(struct arena *a, struct date d, struct date today);
/** 11月28日 9:05, and the same with year. "" for 0. */
struct str text_instant(struct arena *a, int64_t at, struct date today);
#endif
