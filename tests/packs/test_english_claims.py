"""What English reports say that the sides want, and what they have agreed, in the shapes that other languages do not have."""

import pytest

from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Negotiators from Armenia and Azerbaijan met again for peace talks in Geneva, Switzerland. The war between the two countries has "
    "killed hundreds of soldiers, and Azerbaijani troops still occupy several Armenian villages.\n\n"
)


def read(more: str) -> ArticleRecord:
    text = OPENING + more
    return extract(Article(id=article_id(text), language="en", text=text))


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        # several sides together
        (
            "Armenia and Azerbaijan rejected the buffer zone.",
            {("ARM", "sec.disengagement", "refuse"), ("AZE", "sec.disengagement", "refuse")},
        ),
        ("Armenia and Azerbaijan agreed to exchange all prisoners.", set()),
        ("Officials of Armenia and Azerbaijan rejected the buffer zone.", set()),
        # a participle behind the complement of another verb
        ("Yerevan's team had come to Geneva demanding an immediate ceasefire.", {("ARM", "sec.ceasefire", "demand")}),
        # what the outlet reports next is none of what stands before
        (
            "Azerbaijan ruled out peacekeepers and said Armenia must free all prisoners.",
            {("AZE", "sec.peacekeeping", "refuse"), ("AZE", "hum.prisoners", "demand")},
        ),
        # labels, dependence, inversion
        ("The Armenian foreign minister called the buffer zone unacceptable.", {("ARM", "sec.disengagement", "refuse")}),
        ("The Armenian foreign minister called the buffer zone a dream.", set()),
        ("Armenia's spokesman said any deal depended on the release of all prisoners.", {("ARM", "hum.prisoners", "precondition")}),
        (
            "Armenia rejected the buffer zone. Nor would Armenia discuss a withdrawal of its troops.",
            {("ARM", "sec.disengagement", "refuse"), ("ARM", "sec.withdrawal", "refuse")},
        ),
        # a threat to leave the talks is about what it is made for
        ("Armenia threatened to walk out of the talks if a referendum was held.", {("ARM", "ter.referendum", "ultimatum")}),
        (
            "Armenia demanded peacekeepers, which Azerbaijan rejected.",
            {("ARM", "sec.peacekeeping", "demand"), ("AZE", "sec.peacekeeping", "refuse")},
        ),
        # what these demands are, and who acts where a state owns a group
        (
            "Armenia demanded the release of all prisoners. Azerbaijan rejected these demands, insisting on a buffer zone.",
            {("ARM", "hum.prisoners", "demand"), ("AZE", "hum.prisoners", "refuse"), ("AZE", "sec.disengagement", "demand")},
        ),
        # whose paper it is, and whose side somebody who speaks elsewhere is on
        ("Yerevan put its memorandum on the table. The paper demands the release of all prisoners.", {("ARM", "hum.prisoners", "demand")}),
        (
            '"It was a long day," said Armenia\'s negotiator, Vardan Tatulian. Tatulian rejected the buffer zone.',
            {("ARM", "sec.disengagement", "refuse")},
        ),
        # what a side is told to do by its name is nobody's own demand
        ("Azerbaijan, whose army the mediators know, demands that Azerbaijan withdraw its troops.", set()),
    ],
)
def test_positions(more: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(one.holder.side, one.issue, one.stance) for one in read(more).positions} == wanted


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        # what a deal says, and what a plan of one says
        ("Under the agreement, all prisoners will be freed.", {("hum.prisoners", "agreed_in_principle")}),
        (
            "Under the plan drawn up by the mediators, all prisoners would be freed in exchange for a withdrawal of troops.",
            {("hum.prisoners", "proposed"), ("sec.withdrawal", "proposed")},
        ),
        ("The talks closed with an agreement on humanitarian corridors.", {("hum.corridor", "agreed_in_principle")}),
        ("No agreement on humanitarian corridors was reached.", set()),
        (
            "Armenia and Azerbaijan signed a declaration of principles on Friday that commits them to a permanent ceasefire.",
            {("sec.ceasefire", "signed")},
        ),
        (
            "Armenia and Azerbaijan agreed on a truce. The bodies of 30 soldiers are to be handed over by Sunday.",
            {("sec.ceasefire", "agreed_in_principle"), ("hum.remains_missing", "agreed_in_principle")},
        ),
        (
            "The declaration, which both are due to sign on Friday, also provides for an exchange of prisoners.",
            {("hum.prisoners", "agreed_in_principle")},
        ),
        # what a report looks back on is not the latest
        (
            "Both sides had committed serious violations of the truce. The truce had been extended on Monday.",
            {("sec.ceasefire", "violated_alleged")},
        ),
        # what is to come, what was extended, what was begun, what was only a rumour
        ("The ceasefire is due to come into force on Monday.", {("sec.ceasefire", "announced")}),
        ("They agreed to extend the mandate of the monitoring mission.", {("sec.monitoring", "extended")}),
        ("Armenia began a ceasefire on Sunday.", {("sec.ceasefire", "in_force")}),
        ("Reports that a ceasefire had been agreed were false.", set()),
        ("Armenia and Azerbaijan agreed to hold talks on an exchange of prisoners.", set()),
        ("They agreed on a truce. Armenia accused Azerbaijan of breaking it.", {("sec.ceasefire", "violated_alleged")}),
        # a deal is told by what it binds to, and not by what was done beside it
        (
            "They signed a declaration of principles on Sunday, committing themselves to a permanent ceasefire.",
            {("sec.ceasefire", "signed")},
        ),
        ("They signed a pledge to exchange prisoners, and the bodies of soldiers were sent home.", {("hum.prisoners", "signed")}),
        (
            "An agreement was reached to resume the meetings on disarmament and to free all prisoners.",
            {("hum.prisoners", "agreed_in_principle")},
        ),
        # what is on the table, and what a deal binds to
        ("They are studying a proposal for a truce of 60 days.", {("sec.limited_truce", "proposed")}),
        ("On the table is a deal under which all prisoners would go free.", {("hum.prisoners", "proposed")}),
        ("The proposed deal would free 33 hostages and end the fighting.", {("hum.hostages", "proposed"), ("sec.ceasefire", "proposed")}),
        (
            "They signed a ceasefire. The agreement calls for the release of all prisoners.",
            {("sec.ceasefire", "signed"), ("hum.prisoners", "signed")},
        ),
        ("They signed a ceasefire. It obliged both to withdraw their troops.", {("sec.ceasefire", "signed"), ("sec.withdrawal", "signed")}),
        ("They initialled a peace treaty.", {("pro.settlement", "agreed_in_principle")}),
        ("Armenia denied that a deal had been reached on the prisoners.", {("hum.prisoners", "denied")}),
        ("The ceasefire has repeatedly been violated.", {("sec.ceasefire", "violated_alleged")}),
        ("They will exchange 175 prisoners each on Wednesday.", {("hum.prisoners", "agreed_in_principle")}),
        ("They agreed to refrain from any attacks.", {("sec.hostilities", "agreed_in_principle")}),
        # what one side agrees to do is its position
        ("Azerbaijan agreed to withdraw its troops.", set()),
    ],
)
def test_agreements(more: str, wanted: set[tuple[str, str]]) -> None:
    assert {(one.issue, one.status) for one in read(more).agreements} == wanted


def test_a_group_that_a_state_owns_acts_by_itself() -> None:
    text = (
        "Colombia and the ELN held peace talks in Quito, where the war was the subject. Colombia's leftist guerrilla group ELN has "
        "rejected a ceasefire. Colombian soldiers and the rebels went on fighting in the mountains."
    )
    found = extract(Article(id=article_id(text), language="en", text=text)).positions
    assert {(one.holder.side, one.issue, one.stance) for one in found} == {("eln", "sec.ceasefire", "refuse")}
