// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module read beyond attachment.h. */
#ifndef ATTACHMENT_LIST_H
#define ATTACHMENT_LIST_H
#include "modules/attachment/attachment.h"

struct attachment_version {
    int64_t id, attachment_id, number, size_bytes, made_from, added_at, added_by;
    struct str name, type, hash, state, refused, added_by_name;
    struct str thumb_state, thumb_hash, text_state, form_state;
};
#endif
