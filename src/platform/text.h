// SPDX-License-Identifier: MulanPSL-2.0
/** The sentences users see, by key. Source: text/zh.txt of each module, compiled in and checked. */
#ifndef PLATFORM_TEXT_H
#define PLATFORM_TEXT_H
#include "base/buf.h"
#include "base/date.h"

/** The sentence of a key; the key itself (and a log line) when there is none. Static memory.
 *  Write keys as literals, T("module.key"), so that the build can check them. */
struct str text(const char *key);
#define T(key) text(key)
/** prefix + word, e.g. text_of("suggestion.state.", "replied"). */
struct str text_of(const char *prefix, struct str word);
/** The one of these words, blank separated, that a cell of a sheet holds: as it is, or as users
 *  read it (text_of()); "" if none. */
bool text_word(const char *words, const char *prefix, struct str cell, struct str *out);
/** prefix + word + suffix, e.g. ("suggestion.state.", "chairmen", ".township"): the sentence some
 * words have for a special case; "" (and no log line) for the others. */
struct str text_special(const char *prefix, struct str word, const char *suffix);
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

enum text_order { TEXT_BY_PINYIN, TEXT_BY_STROKE };
/** What a name is sorted by, as text that sorts the same way in every database and locale (hex of
 *  ICU's key): keep it beside the name, and make it anew when text_sort_version() changes. By
 *  pinyin, surnames that are read in a way of their own (单, 曾, 解 …) are taken so. */
struct str text_sort_key(struct arena *a, enum text_order order, struct str name);
/** Of the collation: keys differ when it does. */
struct str text_sort_version(struct arena *a);

/** Names in the order in which rolls are read (按姓名笔画为序): out_order[i] is the index in
 * `names` of the i-th. */
void text_stroke_order(struct arena *a, const struct str *names, size_t count, size_t *out_order);

/* Dates straight into a buffer, unescaped; templates use them as |date, |time, |clock … */
void text_put(struct buf *out, const char *key, const struct str *args, size_t count);
void text_put_date(struct buf *out, struct date d, struct date today);
void text_put_instant(struct buf *out, int64_t at, struct date today);
/** The date of an instant. */
void text_put_instant_date(struct buf *out, int64_t at, struct date today);
/** 9:05 */
void text_put_clock(struct buf *out, int64_t at);
/** 星期五 */
void text_put_weekday(struct buf *out, struct date d);
/** 512 B, 214 KB, 3.2 MB */
void text_put_size(struct buf *out, int64_t bytes);
#endif
