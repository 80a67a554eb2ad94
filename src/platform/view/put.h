// SPDX-License-Identifier: MulanPSL-2.0
/** What generated templates call to write one value where it stands. */
#ifndef VIEW_PUT_H
#define VIEW_PUT_H
#include "platform/view.h"

/** A whole URL for an attribute that loads or follows it: a path of ours ("/…", "?…", "#…") or
 *  http(s). Anything else — another scheme, "//host", control characters — becomes "#". "" stays.
 */
void html_put_href(struct buf *out, struct str url);
/** May html_put_href() write this one as it is? */
bool html_href_safe(struct str url);
/** Each line that is not blank in a <p> of its own. */
void html_put_paras(struct buf *out, struct str s);
/** Line ends become <br>. */
void html_put_lines(struct buf *out, struct str s);

/** n with leading zeros up to `width` digits. */
void view_put_pad(struct buf *out, int64_t n, unsigned width);
void view_put_iso_date(struct buf *out, struct date d);
/** 2026-11-28T09:05:00+08:00, "" for 0. */
void view_put_iso_time(struct buf *out, int64_t at);
/** The hidden inputs _csrf and _once of a form. */
void view_put_csrf(const struct view_env *env, struct buf *out);

/** <svg> that uses the symbol of an icon, and its bit in a set of icons. Unknown names: nothing, 0.
 */
void icon_put(struct buf *out, const char *name);
uint64_t icon_bit(const char *name);
/** The hidden <svg> with the symbols of a set of icons, at the end of a page. */
void icon_put_symbols(struct buf *out, uint64_t set);
#endif
