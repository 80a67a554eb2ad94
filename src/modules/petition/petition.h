// SPDX-License-Identifier: MulanPSL-2.0
/** Petitions (信访): what people write, say and come for, registered, handed to whoever can decide,
 *  followed up, answered, reviewed and ended, within the clocks of law/petition_law.h.
 *
 *  registered → accepted (we handle it) or transferred (an organ does) → replied → review →
 *  reviewed → recheck → rechecked; each may end, and what ended with an answer is taken up again
 *  when its review is asked for in time. Who petitions and what he wrote is shown only to
 *  those who handle the case and have said why they look (platform/look.h). */
#ifndef PETITION_H
#define PETITION_H
#include "law/petition_law.h"
#include "platform/ctx.h"

enum petition_state {
    PETITION_REGISTERED,
    PETITION_ACCEPTED,
    PETITION_TRANSFERRED,
    PETITION_REPLIED,
    PETITION_IN_REVIEW,
    PETITION_REVIEWED,
    PETITION_IN_RECHECK,
    PETITION_RECHECKED,
    PETITION_ENDED
};

/** Words of `kind`, text keys petition.kind.<word>. */
#define PETITION_KINDS "letter visit call online"
/** Words of enum petition_law_matter in its order, text keys petition.matter.<word>. */
#define PETITION_MATTERS "advice charge claim lawsuit arbitration party procedure duty"
/** The closed list of how petitions end, text keys petition.outcome.<word>. */
#define PETITION_OUTCOMES "solved explained refused elsewhere told final withdrawn merged unclear"

enum {
    PETITION_CATEGORY_CHARS = 30,
    PETITION_PLACE_CHARS = 40,
    PETITION_SUBJECT_CHARS = 100,
    PETITION_BODY_CHARS = 20000,
    PETITION_WISH_CHARS = 300,
    PETITION_TEXT_CHARS = 10000,
    PETITION_NAME_CHARS = 60,
    PETITION_PHONE_CHARS = 30,
    PETITION_ADDRESS_CHARS = 100,
    PETITION_PEOPLE_MAX = 100000,
    PETITION_PERSONS_MAX = 30
};

struct petition {
    int64_t id, version, year, number;
    struct str kind;
    enum petition_law_matter matter;
    struct str category, place; /* 农业农村; the town: both are seen by all readers */
    int64_t against_id;         /* organ, 0 none */
    struct date received_on;
    uint32_t people;           /* 人次: who came, signed or called */
    bool reachable;            /* name and address are known, so the petitioner is told */
    bool may_publish;          /* he agrees that the matter is published, without his name */
    int64_t key_id;            /* of the texts */
    int64_t first_id;          /* the petition about the same matter that came first, 0: this one */
    int64_t handler_id;        /* account */
    int64_t leader_id;         /* 领导包案: account, 0 none */
    struct date supervised_on; /* 督办 */
    enum petition_state state;
    int64_t organ_id; /* transferred to, 0: handled here */
    bool supervision; /* organ_id is an organ of supervision (监察委员会); read by petition_get() */
    struct date decided_on;  /* the petitioner was told what becomes of it; none: not yet */
    struct date accepted_on; /* by us, or by the organ it was transferred to */
    struct date report_on, replied_on, asked_on, answered_on;
    struct date transferred_on; /* to organ_id */
    struct date objected_on;    /* that organ says that it is not its matter; none: it does not */
    unsigned extended_days, hearing_days;
    struct date tell_due_on; /* until when the petitioner had to be told; none: he cannot be */
    struct date due_on;
    struct str due_kind; /* tell, handle, take_on, report, review, recheck; "" nothing is due */
    struct str outcome;  /* "" until it ends */
    struct date ended_on, erased_on;
};

/** Stored sealed. */
struct petition_text {
    struct str subject, body;
    struct str wish; /* in the petitioner's own words: how he wants to be told */
};
struct petition_person {
    int64_t id, petition_id, key_id;
    bool representative;
    struct str name, phone, id_number, address;
};

struct petition_step {
    int64_t id, at, account_id, organ_id;
    struct str act; /* petition.act.<word> */
    struct date on, until;
    struct str word; /* what the act came to, "" none */
    struct str text; /* opened only for those who may see it */
};

/** Words of `ground` below, text keys petition.ground.<word>. */
#define PETITION_RECUSAL_GROUNDS "interest accused"
/** Somebody who keeps out of a petition (回避): his own interest, or he is whom it is against. */
struct petition_recusal {
    int64_t id, version, petition_id, account_id, noted_by;
    struct str ground;
    bool decided; /* by those above him; else he asked for it himself */
    struct date on, lifted_on;
};

MUST_CHECK enum status petition_get(struct ctx *ctx, int64_t id, struct petition *out);
/** 信访〔2026〕12号 */
struct str petition_number_text(struct arena *a, const struct petition *p);

struct petition_task {
    const char *what; /* as due_kind; text petition.task.<what> */
    struct str title, url;
    struct date due_on;
};
/** What waits for the actor, the earliest first. */
MUST_CHECK enum status petition_tasks(struct ctx *ctx, struct petition_task **out,
                                      size_t *out_count);
/** How many; for the menu. */
MUST_CHECK enum status petition_tasks_count(struct ctx *ctx, int64_t *out);

enum { PETITION_FILES_MAX = 20, PETITION_FILE_KIB = 10 * 1024 };
/** Something that a petitioner has handed in. */
struct petition_file {
    int64_t id, size_bytes, added_at;
    struct str type;        /* word of platform/file/file_type.h */
    struct str name, bytes; /* stored sealed; "" where they are not read or the key is destroyed */
};
#endif
