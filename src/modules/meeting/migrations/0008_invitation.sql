-- Who was asked to come as a deputy, by which mandate: it alone says that he may decline. An official
-- who has to attend may be a deputy, too.
CREATE TABLE meeting_invitation (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    mandate_id  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, person_id) REFERENCES meeting_person (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_invitation_of ON meeting_invitation (congress_id, person_id);
