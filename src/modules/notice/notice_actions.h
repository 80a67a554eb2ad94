// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages do and show: kinds and due days that all modules declare, the texts of a kind. */
#ifndef NOTICE_ACTIONS_H
#define NOTICE_ACTIONS_H
#include "modules/notice/notice_list.h"
#include "platform/module.h"

enum { NOTICE_TITLE_CHARS = 120, NOTICE_BODY_CHARS = 2000, NOTICE_BODY_BYTES = 8192 };

/** The kind of that name; NULL: no module declares it. */
const struct notice_kind *notice_kind_find(struct str name);
/** All of them, in order of the modules, until NULL. */
const struct notice_kind *notice_kind_at(size_t index);
/** What people call it. */
struct str notice_kind_label(struct ctx *ctx, const struct notice_kind *kind);
const struct due_source *notice_source_find(struct str name);
const struct due_source *notice_source_at(size_t index);
struct str notice_source_label(struct ctx *ctx, const struct due_source *source);

struct notice_text {
    int64_t id, version; /* id 0: as shipped */
    struct str title, body;
};
/** As shipped with the program. */
struct notice_text notice_text_shipped(struct ctx *ctx, const struct notice_kind *kind);
/** As the office wants it. */
MUST_CHECK enum status notice_text_of(struct ctx *ctx, const struct notice_kind *kind,
                                      struct notice_text *out);
/** Fill it with a JSON object. */
MUST_CHECK enum status notice_text_fill(struct ctx *ctx, const struct notice_text *text,
                                        struct str values, struct notice_text *out);
/** An object in which every name of the kind has a value for people to look at. */
struct str notice_text_example(struct ctx *ctx, const struct notice_kind *kind);

struct notice_text_save {
    struct str kind;
    int64_t version; /* as the form showed it; 0: as shipped */
    struct str title, body;
};
/** Change the text of a kind. Emits "notice.text_saved". ST_INVALID: empty, too long, no template,
 *  or a name that the kind has no value for ("mustache.unknown", field title or body). */
MUST_CHECK enum status notice_text_change(struct ctx *ctx, const struct notice_text_save *in);
/** Back to the shipped text. Emits "notice.text_reset". */
MUST_CHECK enum status notice_text_reset(struct ctx *ctx, struct str kind, int64_t version);
/* ---- settings ---- */

enum notice_setting_kind {
    SETTING_LINE,
    SETTING_TEXT,
    SETTING_INT,
    SETTING_CHECK,
    SETTING_CLOCK,
    SETTING_WORD,
    SETTING_SECRET /* left empty in a form: stays as it is */
};
/** One setting, for the forms. Labels: notice.setting.<name>. */
struct notice_setting_def {
    const char *name;
    const char *page; /* "general", "mail", "sms" */
    enum notice_setting_kind kind;
    const char *initial, *words;
    int64_t min, max; /* of a number; characters of a text */
};
extern const struct notice_setting_def NOTICE_SETTINGS[]; /* ends in {0} */

/** Values of NOTICE_SETTINGS in its order, as forms show them; secrets are "". */
MUST_CHECK enum status notice_settings_shown(struct ctx *ctx, struct str **out);
/** Is there a value for this secret? */
MUST_CHECK enum status notice_secret_set(struct ctx *ctx, const char *name, bool *out);
/** Which channels the congress has. */
MUST_CHECK enum status notice_channels_on(struct ctx *ctx, bool *out_mail, bool *out_sms);
/** Store one page of settings; `values` in the order of NOTICE_SETTINGS, those of other pages are
 *  passed over. Emits "notice.settings_saved". */
MUST_CHECK enum status notice_settings_save(struct ctx *ctx, const char *page,
                                            const struct str *values);
/** Send a mail or a message to try the settings. The reason of a failure is that of net.h. */
MUST_CHECK enum status notice_try(struct ctx *ctx, const char *channel, struct str to);

/** The actor's own address, hours and choices. Emits "notice.person_saved". ST_INVALID: an address
 *  or hour that is none. */
struct notice_me_save {
    int64_t version;
    struct str mail, quiet_from, quiet_to, digest_at; /* hours as typed, "" : as usual */
    const struct notice_choice *choices;
    size_t choices_count;
};
MUST_CHECK enum status notice_me_save(struct ctx *ctx, const struct notice_me_save *in);
/** What is usual for a kind on a channel: "now", "digest" or "off". */
const char *notice_usual(const struct notice_kind *kind, struct str channel);

/** A robot, new (id 0) or changed; url and secret "" stay as they are. Emits "notice.hook_saved".
 */
MUST_CHECK enum status notice_hook_save(struct ctx *ctx, const struct notice_hook *in,
                                        int64_t *out_id);
MUST_CHECK enum status notice_hook_drop(struct ctx *ctx, int64_t id, int64_t version);
/** Send a robot a word, to try it. */
MUST_CHECK enum status notice_hook_try(struct ctx *ctx, int64_t id);

/* ---- reminders ---- */

enum { NOTICE_RULE_DAYS = 60 };
/** A rule, new (id 0) or changed. Emits "notice.rule_saved". ST_INVALID: days beyond
 *  NOTICE_RULE_DAYS, or somebody whom this deadline does not know. */
MUST_CHECK enum status notice_rule_save(struct ctx *ctx, const struct notice_rule *in,
                                        int64_t *out_id);
MUST_CHECK enum status notice_rule_drop(struct ctx *ctx, int64_t id, int64_t version);
/** Give the congress the shipped rules of sources it has not had. Emits "notice.rules_seeded" if
 *  there was anything to do. */
MUST_CHECK enum status notice_rules_seed(struct ctx *ctx);
/** The daily job: each rule that speaks today speaks once about each deadline. */
enum status notice_remind(struct ctx *ctx);

struct notice_forecast {
    struct notice_rule rule;
    struct str url, name, title, people; /* people: names, "" when there is nobody */
    struct date due_on;
    bool told; /* the rule has spoken already */
};
/** What notice_remind() would say and to whom, were it run now; at most `limit`. */
MUST_CHECK enum status notice_forecast(struct ctx *ctx, unsigned limit,
                                       struct notice_forecast **out, size_t *out_count);

/** Failed deliveries wait again; id 0: all. Emits "notice.sent_again". */
MUST_CHECK enum status notice_send_again(struct ctx *ctx, int64_t id, int64_t *out_count);

/** renda check: every kind and source has its texts, and they name only what they may. */
MUST_CHECK enum status notice_check(struct ctx *ctx, struct buf *report);
#endif
