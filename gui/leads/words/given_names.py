"""Common given names, folded: enough to tell a column of people from one of cities or job titles.

Only ever one hint among others; a name that is missing here is treated no worse.
"""

from __future__ import annotations

_WOMEN = """
mary anna anne ann maria marie sarah sara laura julia emma sophie sofia sophia olivia emily charlotte
alice amelia isabella isabel isabelle mia ava grace chloe ella lucy lily hannah hanna katherine kate
catherine elizabeth jane jennifer jessica amanda melissa michelle nicole stephanie rachel rebecca susan
linda patricia barbara karen nancy lisa margaret sandra ashley kimberly donna carol ruth sharon angela amy
megan lauren victoria natalie samantha claire camille lea manon julie celine aurelie emilie pauline
mathilde juliette louise jeanne margaux ines elodie virginie valerie sylvie nathalie veronique christine
brigitte monique francoise delphine sandrine lucie heike sabine petra monika ursula claudia andrea birgit
katrin kathrin anja silke stefanie nadine lena leonie johanna franziska greta frieda ingrid gisela renate
helga ute martina carmen lucia paula marta ana elena cristina pilar rosa teresa dolores beatriz alba irene
nuria silvia raquel veronica giulia chiara francesca alessia valentina federica elisa giorgia paola
roberta simona ilaria serena emanuela lotte sanne fleur femke anouk marieke ingeborg saskia esther wilma
astrid freya signe maja ebba elin karin kerstin birgitta inga mette aisha fatima amina layla zainab yasmin
noor mira priya ananya divya kavya neha pooja anjali deepa lakshmi sunita mei ling yuki sakura hana aiko
yumi keiko olga natalia svetlana irina tatiana ekaterina anastasia agnieszka katarzyna ewa magdalena
joanna malgorzata zofia ngozi amara chioma adaeze leila
"""

_MEN = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank
alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle
noah ethan jeremy walter christian keith roger terry sean austin gerald carl harold dylan oliver harry leo
oscar arthur jean pierre jacques michel philippe alain bernard francois nicolas julien antoine alexandre
maxime guillaume sebastien olivier laurent christophe stephane frederic thierry pascal didier vincent
damien romain florian mathieu matthieu lucas hugo louis jules gabriel raphael hans klaus jurgen wolfgang
dieter uwe manfred helmut stefan andreas markus matthias tobias sebastian jan lukas felix maximilian
moritz jonas niklas tim philipp johannes friedrich heinrich karl otto ralf bernd holger torsten thorsten
sven jens carlos juan luis miguel antonio manuel francisco javier jesus alejandro pedro pablo diego sergio
fernando jorge alberto alvaro ramon rafael enrique ignacio marco luca matteo lorenzo andrea giovanni
giuseppe francesco alessandro davide simone stefano roberto paolo fabio mario luigi riccardo federico
massimo enrico daan sem bram lars thijs ruben joost pieter willem hendrik jeroen sander maarten bas joris
kees gerrit dirk erik anders nils bjorn magnus fredrik mikael henrik soren jesper rasmus tomas ali ahmed
mohamed mohammed muhammad omar hassan ibrahim yusuf khalid karim tariq bilal raj rahul amit vijay sanjay
arjun rohan vikram suresh ramesh anil sunil kumar ravi wei jun ming hiroshi takashi kenji haruto kenta
satoshi ivan dmitri sergei alexei mikhail vladimir nikolai andrei igor piotr pawel krzysztof tomasz marcin
jakub michal emeka chidi kwame kofi tunde diallo
"""

_SHORT = """
tom ben sam max alex chris mike nick dan joe jim bob bill steve dave matt greg jeff tony andy rob phil pete
ken ron don ted ed fred will rick luke adrian ian neil craig stuart graham alan colin derek joel liz beth kim
jenny jess katie maggie sally sue wendy debbie vicky becky nina eva lisa tina petra jana hana lena
"""

GIVEN_NAMES: frozenset[str] = frozenset((_WOMEN + _MEN + _SHORT).split())
