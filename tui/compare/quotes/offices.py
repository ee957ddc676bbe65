"""Words for speakers without a name, offices, titles, and forms of given names. No rules."""

from __future__ import annotations

from tui.compare.disagreement.facts import word_set

UNNAMED = word_set(
    """
    source sources insider insiders anonymity witness witnesses person people someone somebody
    whistleblower critics quelle quellen zeuge zeugen augenzeuge augenzeugen anonyme témoin
    fuente testigo источник свидетель очевидец джерело свідок
    """
)
OFFICIAL = word_set(
    """
    official officials spokesperson spokesman spokeswoman spokespeople government ministry
    police authorities minister office department company statement court prosecutors council
    agency army military administration officers regulator union delegation firm club bank
    embassy president coach mayor chief negotiator
    sprecher sprecherin polizei behörden regierung feuerwehr ministerium staatsanwaltschaft
    police gouvernement porte-parole autorités policía gobierno portavoz autoridades
    полиция мэрия мэрии правительство ведомство пресс-служба пресс-секретарь чиновник министерство
    поліція уряд мерія міністерство речник
    """
)
TITLES = word_set(
    """
    president prime minister chancellor king queen mr mrs ms sir dr foreign defence defense
    secretary general chairman lord lady senator spokesman spokeswoman spokesperson coach mayor
    chief envoy negotiator judge professor captain leader ministry police officer detective
    inspector sergeant head director manager owner agent lawyer analyst economist the a an
    deputy vice former acting interim outgoing assistant ex superintendent commissioner governor
    congressman congresswoman representative rep sen gov gen col lt sgt capt prof councillor
    justice bishop archbishop father sister ambassador premier commander colonel lieutenant major
    admiral marshal dame baroness baron prince princess duke
    einsatzleiter bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin minister
    ministerin kanzler kanzlerin sprecher sprecherin herr frau der die président ministre maire
    presidente ministro ministra alcalde alcaldesa la le el
    мэр мэра города города президент президента министр министра
    губернатор губернатора заместитель заместителя директор директора мер мера міністр
    """
)
POSSESSIVES = word_set("his her their its")
NEAR_ONES = word_set(
    """
    lawyer lawyers attorney attorneys solicitor aide aides adviser advisers advisor advisors party
    family deputy agent manager team campaign staff secretary assistant representative
    representatives wife husband mother father parents brother sister son daughter widow
    """
)
"""Who speaks for somebody: "his lawyer said"."""

SHORT_FORMS = (
    word_set("robert bob bobby"), word_set("william bill billy liam"), word_set("richard dick"),
    word_set("edward ted ned"), word_set("john jack"), word_set("margaret peggy meg"),
    word_set("elizabeth liz betty beth"), word_set("anthony tony"), word_set("alexander sasha"),
    word_set("henry harry hank"), word_set("mary molly"), word_set("ann nancy"),
)  # fmt: skip
"""Forms of one given name that begin with other letters."""

LED_IN = {
    "according": ("to",), "laut": (), "nach": ("angaben", "von"), "selon": (), "según": (),
    "по": ("словам",), "за": ("словами",),
}  # fmt: skip
"""What stands before a speaker and says that he said it: the first word, and the others."""
