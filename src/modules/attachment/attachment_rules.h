// SPDX-License-Identifier: MulanPSL-2.0
/** What may be added as a file: pure. */
#ifndef ATTACHMENT_RULES_H
#define ATTACHMENT_RULES_H
#include "modules/attachment/attachment.h"

enum {
    ATTACHMENT_MIB_MAX = 300, /* of any limit; the routes take a little more */
    ATTACHMENT_FILES_MAX = 50 /* of one record */
};

/** Groups of types as in platform/file/file_type.h, in the order of the settings; NULL-terminated.
 */
extern const char *const ATTACHMENT_GROUPS[];

struct attachment_limit {
    struct str group;
    bool allowed;
    int64_t most_mib;
    int64_t id, version; /* 0: built in */
};
/** The built-in limit of a group: documents 50 MiB, texts 10, pictures 20, sound 50, film 200. */
struct attachment_limit attachment_limit_built_in(const char *group);

struct attachment_facts {
    const char *type;  /* word of what its bytes are */
    const char *group; /* NULL: never taken */
    bool name_fits;    /* its name ends as such files do */
    bool old_form, can_convert;
    int64_t size_bytes;
};
/** Why such a file is not taken: a text key; its {0} is the limit in MiB where there is one. NULL:
 *  it is taken. */
const char *attachment_fault(const struct attachment_facts *f,
                             const struct attachment_limit *limit);

/** Does a text (a title, or the head of a document) bear the mark of a state secret: 绝密, 机密,
 * 秘密 with ★ behind it (GB/T 9704-2012, 7.2.2: 机密★1年), in brackets, after 密级, or alone on its
 * line? The words inside a sentence are no mark: 关于保守国家秘密的宣传. *out_word: the word. */
bool attachment_is_marked(struct str text, const char **out_word);
#endif
