"""What each side wants, offers and refuses in English reports: in sentences that only their context makes clear."""

import pytest

from runding.model.text import Article, article_id
from runding.pipeline import extract

_CONGO = "Congo's government and M23 rebels held peace talks in Doha. The war between M23 and the Congolese army goes on."
_IRAN = "Iran and the United States held talks in Muscat. The dispute between Iran and the United States goes on."
_SUDAN = "Sudan's army and the paramilitary Rapid Support Forces (RSF) held talks in Jeddah. The war between the army and the RSF goes on."


def positions(lead: str, sentence: str) -> set[tuple[str, str, str]]:
    text = f"{lead}\n\n{sentence}\n"
    article = Article(id=article_id(text), language="en", published="2024-06-12", published_basis="argument", text=text)
    return {(one.holder.side or "", one.issue, one.stance) for one in extract(article, gated=False).positions}


@pytest.mark.parametrize(
    ("lead", "sentence", "wanted"),
    [
        # done only if something else is done first: asked for that, and not offered
        (_SUDAN, "The army would agree to a truce only if the RSF surrendered its weapons.", {("SDN", "sec.ddr", "precondition")}),
        (
            _SUDAN,
            "The army said it would not attend the talks until the RSF withdrew its fighters.",
            {("SDN", "sec.withdrawal", "precondition")},
        ),
        # before an act, and before a day
        (_CONGO, "M23 demanded the release of prisoners before a treaty is signed.", {("m23", "hum.prisoners", "precondition")}),
        (_CONGO, "M23 demanded the release of prisoners before Friday.", {("m23", "hum.prisoners", "demand")}),
        # who said it is told by the next sentence
        (
            "The war between Russia and Ukraine goes on.",
            "The mediators want a truce, but Ukraine refuses to withdraw its troops. This was stated by President Marko Tesla.",
            {("UKR", "sec.withdrawal", "refuse")},
        ),
        # what somebody is to be driven to is not wanted by them; what they were driven to, they did
        (_CONGO, "More sanctions could force M23 to seek peace.", set()),
        (_CONGO, "For M23 to seek peace, the mediators must do more.", set()),
        (_CONGO, "The sanctions forced M23 to accept a truce.", {("m23", "sec.ceasefire", "accept")}),
        (_CONGO, "Nobody knows whether M23 wants a truce.", set()),
        # whoever the movement's minister is
        (_CONGO, "The movement's foreign minister demanded the release of prisoners.", {("m23", "hum.prisoners", "demand")}),
        # offered to somebody, and not by them
        (_CONGO, "M23 was offered an amnesty.", set()),
        (_CONGO, "M23 was threatened with new sanctions.", set()),
        # what NATO must do is not membership in it
        (_CONGO, "Government spokesman Pascal Ilunga said NATO must give a clear signal.", set()),
        # the first phase comes not before everything else
        (_CONGO, "M23 demanded the release of prisoners in the first phase.", {("m23", "hum.prisoners", "demand")}),
        # a general word beside the office
        (_CONGO, "Government spokesman Pascal Ilunga said M23 must withdraw its troops.", {("COD", "sec.withdrawal", "demand")}),
        # whose men they are is not told
        (_CONGO, "A deserter, Colonel Jean Ndala, rang a radio to say that his men would keep their weapons.", set()),
        # what a mediator tells that a side accepted, and what it hopes for
        (_CONGO, "The Qatari envoy said that M23 had accepted a lasting truce.", {("m23", "sec.ceasefire", "accept")}),
        (_CONGO, "The Qatari envoy said that M23 would accept a lasting truce.", set()),
        # what stands behind until and in exchange for is another matter
        (
            _CONGO,
            "M23 said it would not withdraw until all prisoners were released.",
            {("m23", "sec.withdrawal", "refuse"), ("m23", "hum.prisoners", "precondition")},
        ),
        (
            _CONGO,
            "M23 offered to free 50 prisoners in exchange for an amnesty.",
            {("m23", "hum.prisoners", "offer"), ("m23", "jus.amnesty", "demand")},
        ),
        # a clause behind before depends on it; what somebody else does before it is nobody's position
        (
            _CONGO,
            "M23 refused to hand over its weapons before all prisoners are released.",
            {("m23", "sec.ddr", "refuse"), ("m23", "hum.prisoners", "precondition")},
        ),
        (_CONGO, "M23 wants its prisoners freed before the army agrees to a truce.", {("m23", "hum.prisoners", "precondition")}),
        # a threat of one's own, and a warning of another's act
        (_CONGO, "M23 warned it would resume its attacks if its prisoners were not freed.", {("m23", "hum.prisoners", "ultimatum")}),
        (_CONGO, "Will M23 agree to disarm?", set()),
        (_CONGO, "M23's allies demand the release of its prisoners.", set()),
        (_CONGO, "Critics of M23 demand the release of its prisoners.", set()),
        (_CONGO, "M23 warned that the army would resume its attacks.", set()),
        # the group, the state, whose leaders: who is meant
        (_CONGO, "M23 lost a town. The group's spokesman, Jean Ndala, said it would not disarm.", {("m23", "sec.ddr", "refuse")}),
        (
            _CONGO,
            "Congo's foreign minister, Marie Ilunga, said the state was willing to consider an amnesty.",
            {("COD", "jus.amnesty", "open")},
        ),
        (_CONGO, "The talks went on without M23, whose leaders refuse to disarm.", {("m23", "sec.ddr", "refuse")}),
        # a part of one's own that is done only if something else is done first
        (
            _CONGO,
            "M23 said it would hand over its weapons only after all prisoners had been freed.",
            {("m23", "sec.ddr", "offer"), ("m23", "hum.prisoners", "precondition")},
        ),
        # no more of it; what a paper would have the other side do; idioms
        (_CONGO, "Congo's government said no more prisoners would be freed.", {("COD", "hum.prisoners", "refuse")}),
        (
            _CONGO,
            "M23 tabled a draft under which Congo would have to grant an amnesty.",
            {("m23", "jus.amnesty", "demand")},
        ),
        (_CONGO, "Kinshasa, which calls the rebels puppets, had long refused to grant an amnesty.", {("COD", "jus.amnesty", "refuse")}),
        (_CONGO, "M23 shut the door on a third round of talks.", {("m23", "pro.format", "refuse")}),
        # whom nobody knows does not stand for the side that was named before
        (_CONGO, "The bishops have let it be known that they will not grant an amnesty.", set()),
        # an armed group beside the parties
        (_CONGO, "The ADF has vowed to fight on.", {("adf", "sec.hostilities", "refuse")}),
        # who offers to give up a demand, and who swears not to do something
        (_CONGO, "M23 offered to drop its demand for a federal system.", {("m23", "ter.autonomy", "concede")}),
        (_CONGO, "The Congolese president vowed never to talk to the rebels.", {("COD", "pro.format", "refuse")}),
    ],
)
def test_positions(lead: str, sentence: str, wanted: set[tuple[str, str, str]]) -> None:
    assert positions(lead, sentence) == wanted


def test_it_points_to_what_the_other_side_asked_for() -> None:
    found = positions(_CONGO, "M23 called for a federal system in the east. The government turned it down.")
    assert found == {("m23", "ter.autonomy", "demand"), ("COD", "ter.autonomy", "refuse")}


def test_the_demand_is_what_the_other_side_asked_for() -> None:
    found = positions(_CONGO, "M23 demanded a blanket amnesty. Congo's president rejected the demand.")
    assert found == {("m23", "jus.amnesty", "demand"), ("COD", "jus.amnesty", "refuse")}


def test_who_only_refuses_answers_what_the_other_side_asked_for() -> None:
    found = positions(_CONGO, "M23 demanded a blanket amnesty. Congo's government refused.")
    assert found == {("m23", "jus.amnesty", "demand"), ("COD", "jus.amnesty", "refuse")}


def test_they_are_the_people_whom_the_sentence_before_told_of() -> None:
    found = positions(_CONGO, "Nothing was settled about the prisoners. M23 wanted them freed before signing.")
    assert found == {("m23", "hum.prisoners", "precondition")}


def test_a_reported_clause_names_its_own_issue() -> None:
    assert positions(_CONGO, "M23 said it would not disarm. The group has made clear it will not disarm.") == {("m23", "sec.ddr", "refuse")}


def test_who_says_it_may_stand_in_the_next_sentence() -> None:
    found = positions(_CONGO, "The army wants a truce, but M23 rejects an amnesty. This was stated by Congo's president.")
    assert found == {("COD", "sec.ceasefire", "demand")}


def test_a_condition_ends_where_the_words_of_its_speaker_end() -> None:
    text = f'{_CONGO}\n\n"We will sign a truce if the army leaves Goma," said Marc Ilondo, a spokesman for M23.'
    (found,) = (one for one in extract(Article(id="x", text=text, language="en")).positions if one.issue == "sec.ceasefire")
    assert found.condition is not None
    assert found.condition.exact == "the army leaves Goma"


@pytest.mark.parametrize(
    ("lead", "sentence", "wanted"),
    [
        # whose word it is: told behind the name, by the group, by the office alone, by a bare word for who speaks
        (_CONGO, "Jean Ndala, who leads the M23 team, said his side would not disarm.", {("m23", "sec.ddr", "refuse")}),
        (_CONGO, 'M23 lost a town. "We will not disarm," said the group\'s secretary, Jean Ndala.', {("m23", "sec.ddr", "refuse")}),
        (_CONGO, 'M23 lost a town. "We will not disarm," spokesman Jean Ndala said.', {("m23", "sec.ddr", "refuse")}),
        (_CONGO, '"We will not disarm," said General Jean Ndala of M23.', {("m23", "sec.ddr", "refuse")}),
        (_IRAN, "Uranium enrichment in Iran is not negotiable, the foreign ministry said.", {("IRN", "sec.wmd", "red_line")}),
        (_IRAN, "Iran must give up uranium enrichment, Defence Secretary Ann Reed said.", {("USA", "sec.wmd", "demand")}),
        # a word that is given, told, tied to a day
        (_CONGO, "The army gave M23 until Friday to lay down its weapons.", {("COD", "sec.ddr", "ultimatum")}),
        (_CONGO, "Congo's president said M23 must lay down its weapons or face an offensive.", {("COD", "sec.ddr", "ultimatum")}),
        (_CONGO, '"Release our prisoners," the M23 spokesman said.', {("m23", "hum.prisoners", "demand")}),
        (_CONGO, "M23 would settle for nothing less than a federal system.", {("m23", "ter.autonomy", "demand")}),
        (_CONGO, "An amnesty is not something Congo's government is prepared to discuss.", {("COD", "jus.amnesty", "refuse")}),
        (_CONGO, "M23 no longer insists on a federal system.", {("m23", "ter.autonomy", "concede")}),
        # what must happen first, told of a thing; whose men are meant by theirs
        (
            _IRAN,
            "Iran must give up uranium enrichment before an embassy is opened, the US envoy said.",
            {("USA", "sec.wmd", "precondition")},
        ),
        (
            _CONGO,
            "Congo's government says it will not talk to M23 until its fighters leave civilian homes.",
            {("COD", "sec.withdrawal", "precondition")},
        ),
        (
            _CONGO,
            "The M23 spokesman said it would not return to the talks until aid was let in.",
            {("m23", "hum.aid_access", "precondition")},
        ),
        # a step of one's own that is told as such; one that may come; what stays as it is
        (_CONGO, "M23 said it would release 200 prisoners.", {("m23", "hum.prisoners", "offer")}),
        (_IRAN, "Iran's foreign minister said his country could halve its stockpile of uranium.", {("IRN", "sec.wmd", "open")}),
        (_IRAN, "The US envoy said sanctions would remain in place.", {("USA", "eco.sanctions", "refuse")}),
        (_CONGO, "M23 said the army would release 200 prisoners.", set()),
        # said in other words: nobody can, it is time, no such thing, acceptable to somebody, opposed to something
        (_IRAN, '"Nobody can force us to stop uranium enrichment," Iran\'s foreign minister said.', {("IRN", "sec.wmd", "refuse")}),
        (_IRAN, '"It is time to lift the sanctions," Iran\'s foreign minister said.', {("IRN", "eco.sanctions", "demand")}),
        (_CONGO, "M23 said it would release no prisoners.", {("m23", "hum.prisoners", "refuse")}),
        (_CONGO, "An amnesty would be acceptable to Congo's government.", {("COD", "jus.amnesty", "accept")}),
        (_CONGO, "Congo's government remains firmly opposed to an amnesty.", {("COD", "jus.amnesty", "refuse")}),
        (_CONGO, '"Our prisoners must be freed," the M23 spokesman said.', {("m23", "hum.prisoners", "demand")}),
        # who *it* is: not the outlet that reports it; the group before its state
        (_IRAN, "Iran mourned a general, state media said. It wants America to lift sanctions.", {("IRN", "eco.sanctions", "demand")}),
        (_CONGO, "M23 took a town. The movement's foreign secretary demanded an amnesty.", {("m23", "jus.amnesty", "demand")}),
        (_CONGO, "M23 insisted on Monday that an amnesty was its number one concern.", {("m23", "jus.amnesty", "priority")}),
        (
            _CONGO,
            "M23 demanded an amnesty. By noon M23 had dropped that demand.",
            {("m23", "jus.amnesty", "demand"), ("m23", "jus.amnesty", "concede")},
        ),
        (_CONGO, '"We can talk about an amnesty," Congo\'s president said.', {("COD", "jus.amnesty", "open")}),
    ],
)
def test_more_positions(lead: str, sentence: str, wanted: set[tuple[str, str, str]]) -> None:
    assert positions(lead, sentence) == wanted


def test_a_minister_of_the_group_is_not_of_the_state() -> None:
    found = positions(_CONGO, "M23 spoke first. The movement's foreign minister demanded a federal system.")
    assert found == {("m23", "ter.autonomy", "demand")}


def test_a_plain_spokesman_speaks_for_whoever_acts_right_before() -> None:
    found = positions(_CONGO, 'M23 rejected a truce. "We will not disarm," spokesman Marc Ilondo said.')
    assert found == {("m23", "sec.ceasefire", "refuse"), ("m23", "sec.ddr", "refuse")}


def test_who_heads_a_delegation_speaks_for_its_side() -> None:
    found = positions(_CONGO, "Marc Ilondo, who heads the government's delegation, said the rebels must free all prisoners.")
    assert found == {("COD", "hum.prisoners", "demand")}
