// SPDX-License-Identifier: MulanPSL-2.0
/** What a module is: tables that the platform reads. See modules/suggestion for one to copy. */
#ifndef PLATFORM_MODULE_H
#define PLATFORM_MODULE_H
#include "base/id_set.h"
#include "platform/ctx.h"

struct request;
struct response;
struct view;
struct search_source;
struct sealed_column;

/* ---------------------------------------------------------------- routes and forms */

enum method { GET, POST };
enum field_type {
    F_ID,     /* positive 64-bit integer */
    F_INT,    /* integer */
    F_BOOL,   /* "1", "on", "true" */
    F_LINE,   /* one line of text, trimmed; default maximum 200 characters */
    F_TEXT,   /* lines of text, trimmed; default maximum 10000 characters */
    F_SECRET, /* password: not trimmed, never logged, never refilled; maximum 256 characters */
    F_DATE,   /* YYYY-MM-DD */
    F_WORD,   /* one of `words`, blank separated */
    F_FILE    /* upload */
};

struct field {
    const char *name;
    enum field_type type;
    bool required;
    unsigned max;      /* characters; 0: default of the type */
    const char *words; /* for F_WORD: "satisfied basic dissatisfied" */
    bool many;         /* may be repeated */
};

typedef enum status handler_fn(struct ctx *, const struct request *, struct response *);

enum route_flag {
    ROUTE_HEAVY = 1,   /* long read (export, preview): runs on a worker, not the event thread */
    ROUTE_STREAM = 2,  /* event stream */
    ROUTE_NO_JSON = 4, /* page only; left out of openapi.json */
    ROUTE_PHONE = 8,   /* deputies' phone frame even for staff */
    ROUTE_FIRST = 16,  /* reachable while the first password is still unchanged */
    ROUTE_NARROW = 32  /* costly on purpose (password hashing): a lane of its own, two workers and a
                          waiting list of 200; past that 503 "http.too_many_sign_ins" at once */
};

/** PERMISSION: "module.verb", or one of these two. NULL denies. */
#define PUBLIC    "-"         /* no sign-in */
#define SIGNED_IN "signed-in" /* any account */

struct crowd_item {
    struct ctx *ctx; /* of the request: who asks, from where; errors go into its err */
    void *data;      /* what enter() made, in the request's arena */
    enum status st;  /* set by write(): what became of this one */
};
/** What many people post at the same instant (a hall votes): gathered and written together, without
 *  a thread or a transaction for each. A route that has one has crowd_alone as its handler, which
 *  does the three steps for one request that comes with an idempotency key. */
struct crowd {
    /** Read the request into *out_data; refuse what can be refused; or answer. Reads only. */
    enum status (*enter)(struct ctx *, const struct request *, struct response *, void **out_data);
    /** In one transaction as the system actor, for requests of one congress: write all items, and
     *  set the `st` (and ctx->err) of those that come to nothing. An error fails all of them. May
     *  be called again for the same items after a rollback. Who acts is items[i]->ctx->actor. */
    enum status (*write)(struct ctx *, struct crowd_item *const *items, size_t count);
    /** After the commit: answer. No database here. */
    enum status (*leave)(struct ctx *, const struct request *, struct response *, void *data);
};
handler_fn crowd_alone;

struct route {
    enum method method;
    const char *path; /* "/suggestion/{id}/hand-over"; {x} matches one segment */
    const char *permission;
    handler_fn *handler;
    const struct field *fields; /* ends in {0}; everything else in the request is rejected */
    handler_fn *page; /* shows the form again (as typed, with messages) when the handler answers
                         ST_INVALID, ST_RULE or ST_CONFLICT: of a POST, or of a GET whose fields
                         are a form (a search) that may be filled in wrongly */
    unsigned flags;
    unsigned max_body_kib;     /* 0: 256 */
    const struct view *shows;  /* what a GET answers with, for openapi.json; may be NULL */
    const struct crowd *crowd; /* POST that many send at the same instant; mostly NULL. One with
                                  files (multipart) goes alone */
};

struct permission {
    const char *name;  /* "suggestion.assign"; text key "permission.suggestion.assign" */
    const char *roles; /* built-in roles that hold it at first, blank separated: "office leader" */
};

struct menu_item {
    const char *group; /* text key of the heading, NULL for none */
    const char *text;  /* text key */
    const char *path, *icon;
    const char *permission;
    /** "Waiting for me", shown in the menu; may be NULL. */
    enum status (*count)(struct ctx *, int64_t *out);
    const char *frame; /* "staff", "deputy" (bottom bar), "head" (masthead of both, with count),
                          "public" (foot of the pages below /p; permission PUBLIC), "list" (below a
                          list; its address is put behind the path) */
};

/* ---------------------------------------------------------------- data */

struct migration {
    int number;       /* per module, from 1 */
    const char *name; /* "0001_suggestion" */
    const char *sql;
};

/** Timed work. `daily` jobs run once a civil day per installation, others every period. */
struct job {
    const char *name; /* "suggestion.escalate" */
    bool daily;
    unsigned period_seconds;
    enum status (*run)(struct ctx *); /* as the system actor, ctx->congress_id = each in turn */
    /** Is there anything to do? Asked before a run is noted, so that an idle program writes
     * nothing. NULL: always. Not for daily jobs. */
    enum status (*waits)(struct ctx *, bool *out);
};

/** Runs after commit, in order of the journal, at least once: must be safe to repeat. */
struct event_view {
    int64_t id, congress_id, subject_id, account_id, at;
    struct str name, data;
};
struct subscriber {
    const char *event; /* exact name, "module.*", or "*" for all */
    enum status (*run)(struct ctx *, const struct event_view *);
    /** Instead of run: several events at once, in order; all are told again if it fails. */
    enum status (*run_many)(struct ctx *, const struct event_view *, size_t count);
};

/* ---------------------------------------------------------------- import */

enum { IMPORT_COLUMNS_MAX = 40 };
struct import_column {
    const char *name; /* internal */
    const char
        *headings; /* accepted headings in Chinese or English, '|' separated, first = template */
    bool required;
    bool day; /* is read as people write days (date_read()), and handed on as YYYY-MM-DD */
};
struct import_kind;
struct import_row {
    const struct import_kind *kind;       /* as which it is read */
    size_t number;                        /* as in the sheet, 1 = first line of the file */
    struct str cells[IMPORT_COLUMNS_MAX]; /* in order of the columns, trimmed */
    int64_t *out_id; /* write() puts the id of a record that it has newly made here, if the kind
                        has undo() */
    void *ahead;     /* what the kind's ahead() has looked up; NULL: nothing */
};
/** What undo() says of one record. */
struct db_naming;
struct import_undo {
    struct str name;         /* what people call it */
    const char *why;         /* text key: why it has to stay; NULL: it can go, or is gone */
    const int64_t *together; /* given: what would go with it, ascending */
    size_t together_count;
    struct db_naming *naming; /* given, or NULL: what import_undo_check() asks, made once for all
                                 records of one transaction, in `keep` */
    struct arena *keep;
};
/** Which cells of a row would change a record that is there, for the preview. */
struct import_difference {
    struct str name; /* of the record, as people call it; "": there is none, the row is new */
    size_t count;
    struct import_changed_cell {
        size_t column;
        struct str was, now; /* as pages show them; personal values masked */
    } cells[IMPORT_COLUMNS_MAX];
};
struct import_kind {
    const char *name; /* "deputy"; texts import.kind.<name> and import.kind.<name>.hint */
    const char *permission;
    const struct import_column *columns; /* ends in {0} */
    /** Check a row; note each fault with invalid(ctx, column name, key, arg). *out_key: natural
     *  key of the row ("" if none): the same key twice in a file is a fault. */
    enum status (*check)(struct ctx *, const struct import_row *, struct str *out_key);
    /** Write one good row (inside one transaction for the whole file). A row that is there already
     *  and equal sets *out_skipped. */
    enum status (*write)(struct ctx *, const struct import_row *, bool *out_skipped);
    /** Called once after the last row, in the same transaction: emit the one event. May be NULL. */
    enum status (*finish)(struct ctx *, size_t written, size_t skipped);
    /** For the preview: is this (good) row there already and equal, so that write() would skip it?
     *  May be NULL: then the preview does not tell. */
    enum status (*present)(struct ctx *, const struct import_row *, bool *out_present);
    /** Take back a record that write() has made, unless somebody has changed it since or something
     *  refers to it that is not taken back together with it; with `look` only say so. The last one
     *  made is the first to go. The caller emits the event. May be NULL: imports of
     *  this kind cannot be undone. */
    enum status (*undo)(struct ctx *, int64_t id, bool look, struct import_undo *out);
    /** Would write() change a record that is there (of this good row)? Given together with undo():
     *  then a large file is written in pieces, each a short transaction; changes wait for the last
     *  one, and what failed or was stopped is taken back by undo(). write() then refuses by itself
     *  what has become impossible since check(), which is not asked again. NULL: one transaction.
     *  import_changes_nothing() (import_undo.h) for kinds that only add. */
    enum status (*changes)(struct ctx *, const struct import_row *, bool *out_changes);
    /** What check(), present() and write() of the next rows would ask the database one by one,
     *  asked for all of them at once: *out becomes row->ahead of each, and lives in ctx->arena
     * until the last of them is done; write() keeps it up with what it writes. It only saves
     * journeys to PostgreSQL: what stands in row->ahead may be NULL. NULL: nothing. */
    enum status (*ahead)(struct ctx *, const struct import_row *rows, size_t count, void **out);
    /** For kinds whose write() changes records that are there: what it would change (of a good row
     *  that is not present()), by import_differs.h. *out is all zero before. NULL: write() changes
     *  none. */
    enum status (*differs)(struct ctx *, const struct import_row *, struct import_difference *out);
    struct str label, hint; /* of a kind made by the installation; else texts */
    const void *data;       /* its module's own */
    /** What write() of a good row makes besides its record, in a sentence for the preview; "" for
     *  nothing. The same sentence is shown once. May be NULL. */
    enum status (*brings)(struct ctx *, const struct import_row *, struct str *out);
};

/** A file that is one document (JSON), for kinds that no sheet can hold. */
struct import_document {
    struct str name; /* of the file, for messages */
    struct str text;
};
struct import_document_report {
    size_t made, present; /* records: new ones, those that were there already */
    struct str summary;   /* one line of English words and numbers, for the command */
    struct str document;  /* on failure: the file at fault, "" if none of them alone */
};
struct import_document_kind {
    const char *name; /* "meeting_roll"; text import.kind.<name> */
    /** All documents together, in db_tx(): everything that they say and that is not there yet, or
     *  nothing. With `look` read and compare only. */
    enum status (*bring)(struct ctx *, const struct import_document *, size_t count, bool look,
                         struct import_document_report *out);
};

/* ---------------------------------------------------------------- indicators */

struct period {
    struct date from, to; /* inclusive */
};
struct indicator;
struct indicator_query {
    const struct indicator *of; /* the figure that is asked: some functions serve several */
    struct period period;
    const char *by; /* breakdown name, or NULL for the total */
    struct str key; /* one value of the breakdown, "" for all */
};
/** value = numerator / denominator when denominator >= 0, else the plain count numerator. */
struct indicator_value {
    struct str key, label; /* of the breakdown; "" for the total */
    int64_t numerator, denominator;
};
/** What a figure counts of a period. */
enum indicator_clock {
    INDICATOR_IN,   /* what happened in it */
    INDICATOR_AS_OF /* what there was on its last day, or today if that is to come */
};
/** What a figure is called, where an installation has made it itself. */
struct indicator_words {
    struct str label, definition, numerator, denominator, unit;
};
struct indicator {
    const char *name; /* "suggestion.answered_in_time"; texts indicator.<name>, .definition,
                         .numerator, .denominator */
    const char *unit; /* text key, "unit.piece", "unit.percent"; of "unit.yuan" and "unit.wan_yuan"
                         the values are fen */
    const char *const *breakdowns; /* "unit", "deputy", "kind", "month"; NULL-terminated */
    bool ratio;
    enum status (*values)(struct ctx *, const struct indicator_query *,
                          struct indicator_value **out, size_t *out_count);
    /** Where the rows are: a list URL with filters, e.g. "/suggestion?handed_over=1&from=…".
     *  part: "numerator" or "denominator". */
    enum status (*rows_url)(struct ctx *, const struct indicator_query *, const char *part,
                            struct str *out);
    const char *permission;
    enum indicator_clock clock;
    const char *adds; /* the member of those rows that adds up to the value; NULL: each is one */
    const char *adds_below;              /* the same for the denominator */
    const struct indicator_words *words; /* of a figure made by the installation; NULL: texts */
    const void *data;                    /* its module's own */
};

/* ---------------------------------------------------------------- notices */

/** Something that people are told of (module notice). Texts: <module>.notice.<rest> is its name,
 *  ….title and ….body are Mustache templates over `values`. */
struct notice_kind {
    const char *name;    /* "suggestion.handed_over" */
    const char *values;  /* names that its texts may use, blank separated */
    bool statutory;      /* nobody can switch it off inside the program */
    const char *readers; /* permissions: who has one of them may be told of it; NULL: anybody */
};

/** A deadline that is still to be met, for reminders by rule. */
struct due_item {
    int64_t subject_id, part_id; /* together the same from day to day */
    struct date due_on;
    int64_t organ_id, deputy_id, account_id; /* whose it is, as far as there is one */
    struct str url, title;                   /* the record */
    struct str name;                         /* what people call it: 第47号建议 */
};
/** Text key due.<name> with '.' as it stands: "due.suggestion.reply". */
struct due_source {
    const char *name;  /* "suggestion.reply" */
    const char *kind;  /* of the notice; values: name title what due_on days late today */
    const char *whom;  /* words that make sense here: "unit chief office leader deputy owner" */
    const char *rules; /* shipped rules "-5 unit, 0 unit, 1 chief": working days and whom */
    /** Everything due from `from` to `until`, inclusive, that is not met. */
    enum status (*list)(struct ctx *, struct date from, struct date until, struct due_item **out,
                        size_t *out_count);
    /** Instead of list, where there may be many: those after one (NULL: from the first) in the
     * order of subject and part, at most `limit`; none: the end. */
    enum status (*page)(struct ctx *, struct date from, struct date until,
                        const struct due_item *after, unsigned limit, struct due_item **out,
                        size_t *out_count);
};

/* ---------------------------------------------------------------- what waits for somebody */

/** One thing that waits for the present actor, on his first page. */
struct task {
    struct str label;       /* what to do: "登记出席" */
    struct str title;       /* of the record */
    struct str number, who; /* may be "" */
    struct date due_on;     /* none: no day */
    struct str url;
};

/* ---------------------------------------------------------------- duties of deputies */

/** Something that a deputy has done (履职), told by the module whose record it is. */
struct duty_fact {
    int64_t deputy_id, record_id; /* with the source's name one fact, from day to day the same */
    struct date on, until;        /* until: its last day where it lasted longer; none: `on` alone */
    int64_t count;                /* in the source's unit, mostly 1 */
    struct str title, url;        /* what it was, and the record */
    struct str state;             /* "done", "excused" or "absent" (asked, and did not come) */
};
struct duty_query {
    struct date from, to;               /* inclusive */
    int64_t deputy_id;                  /* 0: of all */
    int64_t after_deputy, after_record; /* of all: those behind this one; 0, 0 from the first */
    unsigned limit;
};
/** Days that follow one another, `until` not before `on`. */
struct duty_span {
    struct date on, until;
};
/** Does what a source tells take a deputy a day of work, by the law that has his unit count it as
 *  one? */
enum duty_day {
    DUTY_DAY_NONE,
    DUTY_DAY_SESSION, /* of the congress itself */
    DUTY_DAY_RECESS   /* between its sessions; local rules ask for a number of them */
};
/** Text keys duty.kind.<name> and unit.<unit>. */
struct duty_source {
    const char *name; /* "meeting.attended" */
    const char *unit; /* "unit.time" */
    /** In the order of deputy and record, at most `limit`; none: the end. */
    enum status (*list)(struct ctx *, const struct duty_query *, struct duty_fact **out,
                        size_t *out_count);
    enum duty_day day;
    /** For what lasts for days: those parts of this record on which he was seen, the first first;
     *  none: it is not known on which days he came. NULL: it took all its days. */
    enum status (*spans)(struct ctx *, int64_t record_id, struct duty_span **out,
                         size_t *out_count);
};

/* ---------------------------------------------------------------- what everybody may read */

/** One thing of the public side: only what is published, without names or numbers of people who
 *  have not agreed; the same for whoever asks. */
struct public_item {
    struct str title, meta; /* meta: one line below it, "" for none */
    struct str url;         /* "/p/…", without the congress (c=CODE), which is put there */
    struct date on;
};
/** Module portal shows these on its first page and searches them, and nothing else of a module:
 *  whoever publishes decides in list(). Text keys portal.source.<name> and ….all. */
struct public_source {
    const char *name;    /* "suggestion" */
    const char *path;    /* where all of them are: "/p/suggestion" */
    unsigned first_page; /* so many of the newest on the first page; 0: only searched */
    /** Of ctx->congress_id, newest first, with q ("" all) in what is published; at most `limit`. */
    enum status (*list)(struct ctx *, struct str q, unsigned limit, struct public_item **out,
                        size_t *out_count);
};

/** What everybody may see behind a published figure of the rows of one list that have no public
 * page. Whoever publishes decides here; why no more is shown says the text report.open.<list>. */
struct public_rows {
    const char *list;  /* its address without filters: "/finance/item" */
    const char *words; /* text keys of the words that count() gives: "petition.kind." */
    bool personal;     /* the rows are about people: a kind of very few is not told */
    /** Those of the ids that may be read by their title and day (url ""), the newest first. NULL:
     *  none may. */
    enum status (*show)(struct ctx *, const struct id_set *, struct public_item **out,
                        size_t *out_count);
    /** How many there are of each kind, in any order. NULL: not told. */
    enum status (*count)(struct ctx *, const struct id_set *, struct word_count **out,
                         size_t *out_count);
};

/* ---------------------------------------------------------------- files of records */

enum attachment_act {
    ATTACHMENT_READ,   /* see and fetch them */
    ATTACHMENT_ADD,    /* add one, or a new version of one */
    ATTACHMENT_REMOVE, /* take one away (it stays in the history) */
    ATTACHMENT_OPEN    /* mark one for publication */
};
/** Records of a module that may have files (modules/attachment). */
struct attachment_owner {
    const char *kind; /* "suggestion_reply"; stored, and part of the address */
    /** May the present actor do this with the files of record `id`? ST_OK; ST_NOT_FOUND when he may
     *  not know of the record; ST_DENIED or ST_RULE with the reason otherwise. */
    enum status (*may)(struct ctx *, int64_t id, enum attachment_act act);
    /** What the record is called and where it is shown, for the page of its files. */
    enum status (*where)(struct ctx *, int64_t id, struct str *out_title, struct str *out_url);
    /** Is the record itself published, so that anybody may fetch its open files? NULL: never. */
    enum status (*is_public)(struct ctx *, int64_t id, bool *out);
    bool phone; /* its people come with a phone: the page has the phone's layout for deputies */
};

/* ---------------------------------------------------------------- objections */

/** What this module may have against an act of a module that does not know it, asked inside that
 *  act before anything is written (platform/objection.h). */
struct objection {
    const char *act; /* "vote.held_alone"; each says what its id is */
    /** ST_OK: nothing. ST_RULE with the reason otherwise; *out_where: the page where to go, may
     *  stay "". */
    enum status (*ask)(struct ctx *, int64_t id, struct str *out_where);
};

/* ---------------------------------------------------------------- names */

/** Names that people choose from on a form of a module that does not know this one
 *  (platform/names.h). */
struct name_source {
    const char *what; /* "deputy.group" */
    enum status (*list)(struct ctx *, struct str **out, size_t *out_count);
};

/* ---------------------------------------------------------------- personal data */

/** Records that hold personal data beyond the day on which they came to their end. */
struct retention_item {
    int64_t id;
    struct str name, url; /* what people call it, without personal data; its page */
    struct date ended_on;
};
/** A kind of personal data that has its time (module privacy). Texts retention.<name> and
 *  retention.<name>.how: what is done with it when the time is over. */
struct retention {
    const char *name; /* "petition.ended" */
    unsigned months;  /* after the end, until the office says otherwise; 0: kept for good */
    /** Those that came to their end on `until` or before and are not erased yet, in the order of
     *  ids, after `after`, at most `limit`. */
    enum status (*list)(struct ctx *, struct date until, int64_t after, unsigned limit,
                        struct retention_item **out, size_t *out_count);
    /** Delete it or make it anonymous. In db_tx(); emits the module's event. ST_RULE: it has to
     *  stay (taken up again). */
    enum status (*erase)(struct ctx *, int64_t id);
};

/* ---------------------------------------------------------------- commands */

struct command {
    const char *name;  /* "user": renda user … */
    const char *usage; /* English, one line per form; shown by --help */
    /** argv[0] is the first word after the name. Exit code: 0 done, 1 failed, 2 wrong usage; one
     *  line on stderr that says what to do. ctx: the system actor. */
    int (*run)(struct ctx *, int argc, char **argv);
    bool everywhere; /* works on the whole installation: --congress may be left out although there
                        are several (then ctx->congress_id is 0) */
};

/* ---------------------------------------------------------------- the module itself */

struct module {
    const char *name;           /* folder = symbol = table = URL = permission prefix */
    const char *const *depends; /* modules whose public header we may include; NULL-terminated */
    const struct route *routes;
    const struct permission *permissions;
    const struct menu_item *menu;
    const struct migration *migrations;     /* generated: <module>_migrations */
    const char *const *tables;              /* journalled tables, NULL-terminated */
    const char *const *tables_unjournalled; /* caches, sessions: each with its reason beside it */
    const struct job *jobs;
    const struct subscriber *subscribers;
    const struct import_kind *imports;
    /** The kind "<module>.<word>" that the installation has made (of its own ledgers), in the
     * arena; NULL: there is none, or not for the actor. Its `label` is not empty. May be NULL. */
    enum status (*imports_more)(struct ctx *, struct str word, const struct import_kind **out);
    const struct import_document_kind *documents; /* ends in {0} */
    const struct indicator *indicators;
    /** Figures that the installation has made (of its own ledgers), in the arena; *out ends in {0}.
     *  Their `words` are not NULL. May be NULL. */
    enum status (*indicators_more)(struct ctx *, const struct indicator **out);
    const struct notice_kind *notices; /* ends in {0} */
    const struct due_source *dues;     /* ends in {0} */
    const struct duty_source *duties;  /* ends in {0} */
    /** What waits for the present actor here, the most urgent first, at most `limit`; *out_total:
     *  of how many. Asked for each first page: keep it cheap. May be NULL. */
    enum status (*tasks)(struct ctx *, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total);
    const struct public_source *publics; /* ends in {0} */
    const struct public_rows *opens;     /* ends in {0} */
    const struct attachment_owner *attachments;
    const struct objection *objections; /* ends in {0} */
    const struct name_source *names;    /* ends in {0} */
    const struct sealed_column *sealed; /* ends in {0}; platform/crypt.h */
    const struct retention *retentions; /* ends in {0} */
    const struct command *commands;
    /** Files of platform/file.h that rows of this module name, in all congresses: the hashes that
     *  begin with `prefix` (two characters). NULL: it names none. What nobody names is removed. */
    enum status (*files)(struct ctx *, struct str prefix, struct str **out, size_t *out_count);
    const struct search_source *searches; /* ends in {0}; platform/search.h */
    /** How record `id` stands, told to those who look on (hub_publish()): soon after pulse_touch()
     *  and at most ten times a second for each record (platform/pulse.h). Returns the milliseconds
     *  after which to call again by itself, 0: not. May be NULL. */
    int64_t (*pulse)(struct ctx *, int64_t id);
    /** Numbers for GET /metrics, of the whole installation (platform/metrics.h); may be NULL. */
    enum status (*metrics)(struct ctx *, struct buf *out);
    /** Make the demo congress's records of this module (renda demo); modules in order of depends.
     */
    enum status (*demo)(struct ctx *);
    /** The page of the handbook that explains the page at `path`, "" for none; the frame links to
     *  it. Of one module only (help). */
    struct str (*help_url)(const struct ctx *, struct str path);
    /** Extra consistency checks of renda check / doctor; may be NULL. */
    enum status (*check)(struct ctx *, struct buf *out_report);
};

/** All modules, NULL-terminated, dependencies first. modules/modules.c */
extern const struct module *const MODULES[];

/* ---------------------------------------------------------------- request */

/** Path parameter {name} as id; 0 if it is not a number (the router then answers 404). */
int64_t path_id(const struct request *rq, const char *name);
struct str path_text(const struct request *rq, const char *name);

/* Fields: already checked against the route's table. Absent gives 0, false, "", no date. */
int64_t param_int(const struct request *rq, const char *name);
#define param_id param_int
bool param_bool(const struct request *rq, const char *name);
struct str param_text(const struct request *rq, const char *name);
struct date param_date(const struct request *rq, const char *name);
bool param_present(const struct request *rq, const char *name);
/** The one record that a list is filtered by; 0: not given. "0" written out is no record, as in the
 *  link of a figure that nothing stands for: -1, which no row has. */
static inline int64_t param_only(const struct request *rq, const char *name)
{
    return str_eqz(param_text(rq, name), "0") ? -1 : param_id(rq, name);
}
/** All values of a repeated field. */
size_t param_count(const struct request *rq, const char *name);
struct str param_text_at(const struct request *rq, const char *name, size_t index);
int64_t param_int_at(const struct request *rq, const char *name, size_t index);

/** An uploaded file, spooled to a private path that lives until the response is sent. */
struct upload {
    struct str file_name; /* as the client named it, without directories */
    const char *path;     /* on our disk */
    size_t size_bytes;
};
/** NULL when nothing was chosen. */
const struct upload *param_file(const struct request *rq, const char *name);
/** Of a repeated field; indexes as for param_count(). NULL past the last one. */
const struct upload *param_file_at(const struct request *rq, const char *name, size_t index);

/** Is this call re-showing a form after a failed POST (route.page)? */
bool form_again(const struct request *rq);
/** What the user typed (raw, as typed) when re-showing, else `otherwise`. */
struct str form_value(const struct request *rq, const char *name, struct str otherwise);
/** Does the client want JSON (Accept)? */
bool wants_json(const struct request *rq);
/** Path and query of this request, for links back. */
struct str request_target(const struct request *rq);
/** "https://host" as the client reached us (trusted proxies considered), for links on paper. */
struct str request_origin(const struct request *rq);
/** A cookie's value, "" if it was not sent. */
struct str request_cookie(const struct request *rq, const char *name);
/** The User-Agent header, clipped to 300 bytes; "" if none. */
struct str request_agent(const struct request *rq);

/** Take one of the `many` that `who` may have of `what` in `seconds` (a bucket that fills up as
 * time passes; in memory, of this program alone). 0: taken; else the seconds until there is one
 * again.
 */
unsigned request_take(const struct request *rq, const char *what, struct str who, unsigned many,
                      unsigned seconds);
/** Whose connection it is, for such limits: the client's address (trusted proxies considered), of
 *  IPv6 the network that one household has. */
struct str request_network(const struct request *rq);

/* A post that met an ended session: its fields travel through the sign-in page as hidden inputs
 * named "r.<field>", so that nothing typed is lost. */
size_t resume_count(const struct request *rq);
void resume_at(const struct request *rq, size_t index, struct str *out_name, struct str *out_value);

/* ---------------------------------------------------------------- response */

/** After a sign-in: show the form whose post met an ended session again, as typed; if there is
 *  none, 303 to the field "next" (only a path of ours) or to "/". */
MUST_CHECK enum status respond_resume(struct ctx *ctx, const struct request *rq,
                                      struct response *rs, const struct actor *now);

/** FRAME_HALL: a big screen, dark, sized by the window; the view writes masthead, main and foot. */
enum frame { FRAME_STAFF, FRAME_PHONE, FRAME_PUBLIC, FRAME_BARE, FRAME_HALL };

/** Show a view: HTML in a frame, or JSON, from the same struct. `data` is the generated struct of
 *  the view. The title is the first h1's text. Frame FRAME_STAFF turns into the deputy's phone
 *  frame by itself for actors who are only deputies. */
MUST_CHECK enum status respond_view(struct ctx *ctx, const struct request *rq, struct response *rs,
                                    enum frame frame, struct str title, const struct view *view,
                                    const void *data);
/** 303 to a path of ours. With JSON: 200 {"location": …}. */
MUST_CHECK enum status respond_see_other(struct response *rs, const char *fmt, ...)
    PRINTF_LIKE(2, 3);
/** A sentence on the next page (toast), once. key's {0} becomes arg. */
void respond_flash(struct response *rs, const char *key, struct str arg);
/** Bytes with a content type; download_name "" shows them in place. */
MUST_CHECK enum status respond_bytes(struct response *rs, const char *content_type,
                                     struct str download_name, struct str bytes);
/** A file on our disk as the answer, sent from there: whole, or the one range that is asked for
 *  (206, 416), or 304 when the browser has it. Never run by a browser: saved under its name
 *  (RFC 6266), or with `show` shown in place under a policy that allows it nothing. */
struct file_answer {
    const char *path;
    const char *content_type;
    struct str name;    /* "" with `show` only */
    struct str etag;    /* what never changes while the bytes do not, without quotes; "" for none */
    bool show;          /* in place, for what cannot do harm there (pictures) */
    bool open_to_all;   /* anybody may have it: shared caches may keep it for a while */
    const char *policy; /* Content-Security-Policy; NULL: "sandbox; default-src 'none'" */
};
MUST_CHECK enum status respond_file(struct ctx *ctx, const struct request *rq, struct response *rs,
                                    const struct file_answer *f);
/** The session's cookie: the sign-in sets it, the HTTP layer hands it to auth_hooks.by_cookie. */
#define SESSION_COOKIE "session"
/** Set or (max_age_seconds 0) delete a cookie; < 0: until the browser is closed. Always HttpOnly,
 *  SameSite=Lax, Path=/; behind TLS also Secure and named __Host-…, which request_cookie() hides.
 */
void respond_cookie(struct response *rs, const char *name, struct str value,
                    int64_t max_age_seconds);
void respond_header(struct response *rs, const char *name, struct str value);
void respond_status(struct response *rs, unsigned http_status);
#endif
