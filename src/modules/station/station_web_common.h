// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef STATION_WEB_COMMON_H
#define STATION_WEB_COMMON_H
#include "modules/attachment/attachment.h"
#include "modules/station/station_list.h"
#include "platform/form_page.h"
#include <inttypes.h>

/** /station/<id><tail> */
struct str station_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct tag_v station_web_tag(struct str state);
struct tag_v station_web_problem_tag(struct str state);
/** A form about a station (NULL: about none), with the way to it. */
struct form_page *station_web_form(struct ctx *ctx, const struct request *rq,
                                   const struct station *s, struct str url, const char *title_key,
                                   const char *go_key);
MUST_CHECK enum status station_web_show_form(struct form_page *f, struct response *rs);
/** The tabs above the module's lists: stations, receptions, problems, …; `here` is one's path. */
struct tabs_v station_web_tabs(struct ctx *ctx, const char *here);
const struct empty_v *station_web_empty(struct ctx *ctx, const char *title, const char *say);
/** Events of a subject of this module as a timeline, newest first. */
MUST_CHECK enum status station_web_history(struct ctx *ctx, int64_t id, struct timeline_v *out);
/** ST_DENIED unless the actor keeps the station. */
MUST_CHECK enum status station_web_must_keep(struct ctx *ctx, int64_t id);
/** A choice of stations by name; `first` is the label of none, NULL: one must be chosen. */
/** A filter by township at fields[*count], where any station works for one; `none`: those of no
 *  township are asked for. Room for two. */
MUST_CHECK enum status station_web_put_town(struct ctx *ctx, const struct request *rq,
                                            int64_t delegation_id, bool none,
                                            struct field_v *fields, size_t *count);
MUST_CHECK enum status station_web_put_station(struct form_page *f, const char *name,
                                               const char *label_key, int64_t stored, bool halls,
                                               const char *first);
/** Photographs with a small picture each; open: for everybody. NULL: none. */
const struct files_v *station_web_photos(struct ctx *ctx, const struct attachment *all,
                                         size_t count, bool open);
/** Who handles a problem together (station_web_share.c). */
struct station_share_row_v;
MUST_CHECK enum status station_web_shares(struct ctx *ctx, int64_t problem_id, bool keeps,
                                          const struct station_share_row_v **out,
                                          size_t *out_count);
#endif
