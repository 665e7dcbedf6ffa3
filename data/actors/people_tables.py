"""people.tsv and offices.tsv: who held which office when. Run by make_actors.py."""
import difflib
import re
import unicodedata
from collections import Counter, defaultdict

from person_names import SLAVIC, clean, usual_case, variants

# Successor states whose people are searched together.
SAME_STATE = {'SUN': 'RUS', 'YUG': 'SRB', 'SCG': 'SRB', 'CSK': 'CZE', 'YMD': 'YEM', 'DDR': 'DEU'}
SAME_STATE |= {part: state for state, parts in {
    'AUS': 'CXR CCK NFK', 'USA': 'MNP PRI VIR GUM ASM', 'NZL': 'TKL',
    'FRA': 'SPM MAF BLM GLP REU GUF MTQ MYT NCL PYF WLF',
    'GBR': 'TCA VGB IOT SGS IMN AIA BMU CYM FLK GIB MSR PCN SHN JEY GGY'}.items() for part in parts.split()}

# Heads that one source names by surname alone.
FULL_NAMES = {(c, s): f for c, s, f in (line.split('|') for line in '''\
AFG|Najibullah|Mohammad Najibullah
AFG|Mojadidi|Sibghatullah Mojaddedi
ALB|Alia|Ramiz Alia
AUS|Hawke|Bob Hawke
AZE|Mutalibov|Ayaz Mutallibov
BDI|Ndadaye|Melchior Ndadaye
BDI|Kinigi|Sylvie Kinigi
BDI|Ntarymira|Cyprien Ntaryamira
BEL|Martens|Wilfried Martens
BEN|Kerekou|Mathieu Kérékou
BGD|Ershad|Hussain Muhammad Ershad
BGR|Mladenov|Petar Mladenov
BGR|Lukanov|Andrey Lukanov
BGR|Popov|Dimitar Iliev Popov
BGR|Indzhova|Reneta Indzhova
BGR|Sofiyanski|Stefan Sofiyanski
BHS|Christie|Perry Christie
BRA|Sarnay|José Sarney
CHE|Koller|Arnold Koller
CHE|Cotti|Flavio Cotti
CHE|Felber|René Felber
CHE|Ogi|Adolf Ogi
CHE|Stich|Otto Stich
CHE|Villiger|Kaspar Villiger
CHE|Delamuraz|Jean-Pascal Delamuraz
CHL|Pinochet|Augusto Pinochet
COL|Vargas|Virgilio Barco
CPV|Pires|Pedro Pires
CPV|Veiga|Carlos Veiga
CRI|Arias|Óscar Arias
CSK|Strasky|Jan Stráský
DZA|Benjedid|Chadli Bendjedid
DZA|Boudiaf|Mohamed Boudiaf
EGY|Tantawi|Mohamed Hussein Tantawi
EST|Savisaar|Edgar Savisaar
GBR|Thatcher|Margaret Thatcher
GEO|Gamsakhurdia|Zviad Gamsakhurdia
GRC|Zolotas|Xenophon Zolotas
GTM|Cerezo|Vinicio Cerezo
HTI|Avril|Prosper Avril
HTI|Pascal-Troillet|Ertha Pascal-Trouillot
HTI|Cedras|Raoul Cédras
HTI|Aristide|Jean-Bertrand Aristide
HUN|Szuros|Mátyás Szűrös
IDN|Soeharto|Suharto
IND|Shekhar|Chandra Shekhar
IND|Vajpayee|Atal Bihari Vajpayee
IND|Gowda|H. D. Deve Gowda
IND|Pratap Singh|V. P. Singh
IRL|Haughey|Charles Haughey
ISL|Hermannsson|Steingrímur Hermannsson
ITA|Andreotti|Giulio Andreotti
ITA|Ciampi|Carlo Azeglio Ciampi
JAM|Manley|Michael Manley
JPN|Kaifu|Toshiki Kaifu
JPN|Hosokawa|Morihiro Hosokawa
KHM|Ranariddh|Norodom Ranariddh
LBR|Doe|Samuel Doe
LSO|Lekhanya|Justin Lekhanya
LSO|Mokhehle|Ntsu Mokhehle
MLI|Traore|Moussa Traoré
MLT|Adami|Eddie Fenech Adami
MNG|Batmonh|Jambyn Batmönkh
NER|Wanke|Daouda Malam Wanké
NGA|Shonekan|Ernest Shonekan
NLD|Lubbers|Ruud Lubbers
NOR|Syse|Jan P. Syse
NPL|Prachanda|Pushpa Kamal Dahal
NZL|Palmer|Geoffrey Palmer
NZL|Moore|Mike Moore
PAN|Noriega|Manuel Noriega
PNG|Namaliu|Rabbie Namaliu
POL|Jaruzelski|Wojciech Jaruzelski
POL|Komorowski|Bronisław Komorowski
ROU|Roman|Petre Roman
SLB|Rini|Snyder Rini
SLE|Momoh|Joseph Saidu Momoh
SLE|Bio|Julius Maada Bio
SLE|Koroma|Johnny Paul Koroma
SUN|Gorbachev|Mikhail Gorbachev
SUR|Shankar|Ramsewak Shankar
SUR|Kraag|Johan Kraag
SVK|Meciar|Vladimír Mečiar
SVN|Peterle|Lojze Peterle
SWE|Carlsson|Ingvar Carlsson
TCD|Habre|Hissène Habré
THA|Choonhavan|Chatichai Choonhavan
THA|Panyarachun|Anand Panyarachun
THA|Kraprayoon|Suchinda Kraprayoon
THA|Leekpai|Chuan Leekpai
THA|Sundaravej|Samak Sundaravej
THA|Wongsawat|Somchai Wongsawat
THA|Vejjajiva|Abhisit Vejjajiva
TTO|Robinson|A. N. R. Robinson
TUR|Akbulut|Yıldırım Akbulut
TUR|Yilmaz|Mesut Yılmaz
TUR|Erdal Inonu|Erdal İnönü
URY|Sanguinetti|Julio María Sanguinetti
VNM|Phieu|Lê Khả Phiêu
ZMB|Kaunda|Kenneth Kaunda
ECU|Bucaram Ortiz|Abdalá Bucaram
ECU|Rosalia Arteaga Serrano|Rosalía Arteaga
GTM|Espina Salguero|Gustavo Espina
HND|Azcona Hoyo|José Azcona
PER|Garcia Perez|Alan García
PRY|Cubas Grau|Raúl Cubas Grau
CRI|de la Espriella|Abel Pacheco
ETH|Mengistu Marriam|Mengistu Haile Mariam
SOM|Siad Barre|Mohamed Siad Barre
LBY|Mohammed Magariaf|Mohamed Magariaf
NLD|Beatrix|Queen Beatrix
LUX|Henri|Grand Duke Henri
LUX|Jean|Grand Duke Jean
LUX|Guillaume|Grand Duke Guillaume
THA|Wachiralongkon|Maha Vajiralongkorn
NLD|Rudolphus|Ruud Lubbers
KHM|Kheng|Sar Kheng'''.split('\n'))}

# Who served two states: (name, state where the sources also have them) -> hand row.
ELSEWHERE = {('Mark Carney', 'GBR'): 'person.mark-carney', ('John Garang', 'SDN'): 'person.john-garang',
             ('Salva Kiir Mayardit', 'SDN'): 'person.salva-kiir', ('Salva Kiir', 'SDN'): 'person.salva-kiir',
             ('Riek Machar', 'SDN'): 'person.riek-machar', ('Saddam Hussein', 'KWT'): 'person.saddam-hussein',
             ('Paul Bremer', 'IRQ'): 'person.paul-bremer'}

# Who is head of several states.
MONARCHS = {'Elizabeth II': 'person.queen-elizabeth-ii', 'Charles III': 'person.king-charles-iii', 'Elizabeth': 'person.queen-elizabeth-ii',
            'Francois Mitterrand': 'person.francois-mitterrand', 'Jacques Chirac': 'person.jacques-chirac',
            'Nicolas Sarkozy': 'person.nicolas-sarkozy', 'François Hollande': 'person.francois-hollande',
            'Emmanuel Macron': 'person.emmanuel-macron'}

JUNIOR = re.compile(r'\b(?:[Dd]eleg|[Dd]eputy|State Minister|Minister of State|State Secretary|Associate|Assistant|Parliamentary|Permanent Sec|'
                    r'[Ii]n charge|Materiel|Equipment|Science|Production|Veteran|Flemish|Walloon|Brussels|Western|Chief Secretary|Economic '
                    r'Secretary|Financial Secretary to|Commercial Secretary|[Mm]icro|Social Economy|Member of|Second|Industry of|Liberation War|'
                    r'Home Front|Civil Defence|Restructuring|Secretary of State to|military cabinet|Cabinet Secretary for (?:Cul|the Con)|'
                    r'Education, Europe|Culture|Catalan|Madrid|Ministry)')


def role_of(fact):
    """Role of a row of ministers.tsv; None for what is left out."""
    portfolio, office, state = fact['portfolio'], fact['office'], fact['country']
    if portfolio in ('us_ambassador', 'us_ambassador_abroad', 'un_ambassador'):
        return 'ambassador'
    if portfolio == 'intelligence':
        if re.search(r'Deputy|Member|Cabinet Intell', office):
            return None
        if re.search(r'[Nn]ational [Ss]ecurity [Aa]dvi', office):
            return 'national_security_adviser'
        return 'security_council_secretary' if 'ouncil' in office else 'intelligence_chief'
    if portfolio == 'armed_forces_chief':
        if re.search(r'Deputy|Vice Ch|Second|Police', office):
            return None
        if re.search(r'White House|Downing|Presid|Kremlin|Prime Min', office):
            return 'chief_of_staff'
        if re.search(r'\bAir\b', office):
            return 'air_force_chief'
        if re.search(r'Nav(?:y|al)', office):
            return 'navy_chief'
        if 'Guard' in office or 'Security Force' in office:
            return 'commander'
        return 'army_chief' if re.search(r'\bArmy\b|Land Forces', office) and state != 'PRK' else 'armed_forces_chief'
    if portfolio == 'head_office':
        if re.search(r'Deputy|Cabinet Secretary for|White House Cabinet', office):
            return None
        if re.search(r'[Ss]pokes|Press', office) or state == 'JPN':
            return 'spokesperson'
        return 'chief_of_staff'
    if portfolio == 'deputy_head':
        return 'deputy_head'
    if portfolio == 'legislature_head':
        sub = state in ('AUS', 'USA', 'CAN', 'IND') and re.search(r'Legislative|Assembly', office)
        return None if sub or re.search(r'Second|Third|Deputy|Vice', office) else 'legislature_head'
    if portfolio == 'central_bank':
        return None if re.search(r'Deputy|Vice', office) else 'central_bank_chief'
    if portfolio not in ('foreign', 'defence', 'interior', 'finance') or JUNIOR.search(office) or state.startswith('GBR-'):
        return None
    if 'Council' in office:
        return 'security_council_secretary'
    if portfolio == 'foreign':
        return 'trade_minister' if 'Trade' in office and 'Affairs' not in office else 'foreign_minister'
    if portfolio == 'finance':
        if state == 'AUS' and office == 'Treasurer' and fact.get('wikidata') is None:
            return None
        return 'finance_minister' if re.search(r'[Ff]inanc|[Tt]reasur|Exchequer|Budget', office) else 'economy_minister'
    return {'defence': 'defence_minister', 'interior': 'interior_minister'}[portfolio]


def office_of(text):
    """The title as held, without what the cutting of run-together text left on it."""
    text = re.sub(r'\s*[(\[][^)\]]*[)\]]?', ' ', text).split(' | ')[0]
    text = re.sub(r'\s+', ' ', text).strip(' ,.;:')
    fixed = {'Prime Minister Man': 'Prime Minister', 'Interim Prime': 'Interim Prime Minister', 'also': '', 'Chairmen': 'Chairman',
             'the tenure of Prime Minister': 'Prime Minister', 'emir': 'Emir', 'Amir': 'Emir', 'monarch': 'Monarch',
             'Yang di_pertuan Agong': 'King', 'Paramount Ruler': 'King', 'Chief of State and Head of Government': 'Head of State',
             'Chief of State': 'Head of State', 'prime minister': 'Prime Minister', 'Premier and Chairman of the Council of Ministers':
             'Prime Minister', 'Premier and Chairman of the Russian Federation Government': 'Prime Minister', 'Ulu o Tokelau': 'Head of Government'}
    text = fixed.get(text, text)
    text = re.sub(r'^(?:Amir|Emir) and', 'Emir and', text)
    return '' if len(text) > 70 or text.startswith('a ') else text[:1].upper() + text[1:]


class States:
    """States by the names that office titles use."""

    def __init__(self, read, here):
        self.by_name = {}
        for file in ('countries_hand.tsv', 'countries.tsv'):
            for row in read(here / file):
                for form in [row.get('name', '')] + row.get('aliases', '').split(' | '):
                    if len(form) > 2:
                        self.by_name.setdefault(self.key(form), row['id'])
        self.ids = set(self.by_name.values())
        self.by_name |= {'burma': 'MMR', 'swaziland': 'SWZ', 'the european union': 'igo.european-union',
                         'european union': 'igo.european-union', 'nato': 'igo.nato', 'holy see': 'VAT'}

    @staticmethod
    def key(text):
        return re.sub(r'^the ', '', text.casefold()).replace('&', 'and').strip()

    def find(self, text):
        return self.by_name.get(self.key(text))


CROWNS = {'King', 'Queen', 'Emperor', 'Emir', 'Sultan', 'Grand Duke', 'Prince', 'Pope'}
US_PARTS = {'MNP', 'PRI', 'VIR', 'GUM', 'ASM'}
POSTS = {'RUS', 'CHN', 'GBR', 'FRA', 'DEU', 'JPN', 'IND', 'ISR', 'IRN', 'UKR', 'TUR', 'SAU', 'EGY', 'PAK', 'USA',
         'igo.european-union', 'igo.nato'}


def fact_terms(facts, read, states):
    """(fact row, state, role, office, state sent to, start, end, basis) of all sources."""
    for fact in read(facts / 'leaders.tsv'):
        if fact['source'] == 'world-leaders-current' or fact['country'] in US_PARTS and 'resident' in fact['office']:
            continue
        role = {'deputy': 'deputy_head', 'representative': 'governor_general', 'shared_monarch': 'head_of_state',
                'member': 'presidency_member', 'effective_leader': 'leader'}.get(fact['role'], fact['role'])
        if 'Presidential Council' in fact['office'] and 'Chair' not in fact['office'] and 'Transitional' not in fact['office']:
            role = 'presidency_member'
        if fact['country'] == 'CHE' and fact['office'] == 'Chancellor':
            continue
        if fact['country'] == 'AFG' and fact['surname'] == 'Meksi':  # Albania's, in the row before
            continue
        end, basis = fact['end'], ''
        if fact['end_basis'] in ('last_seen', 'in_office', 'in_office_2022') or not end:
            end, basis = fact['last_seen'], 'seen'
        yield fact, role, office_of(fact['office']), '', fact['start'], end, basis
    for table in ('ministers.tsv', 'officials_other.tsv'):
        for fact in read(facts / table):
            if table == 'ministers.tsv':
                role = role_of(fact)
            else:
                role = 'ambassador' if fact['portfolio'] == 'ambassador' else None
            if role is None or fact['country'] == 'INT':
                continue
            office, to = fact['office'], ''
            if role == 'ambassador':
                if fact['portfolio'] == 'us_ambassador':
                    to, office = 'USA', 'Ambassador to the United States'
                elif fact['portfolio'] == 'un_ambassador':
                    if not re.search(r'Nations(?:, New York)?$', office):
                        continue
                    to = 'igo.united-nations'
                else:
                    to = states.find(re.sub(r'^.*?(?:[Aa]mbassador of the United States|[Aa]mbassador) to ', '', office))
                    office = re.sub(r'^.*?(?:[Aa]mbassador of the United States|[Aa]mbassador) to ', 'Ambassador to ', office)
                    if to is None or table == 'officials_other.tsv' and to not in POSTS or to == fact['country']:
                        continue
            end, basis = fact['end'], ''
            if not end or fact['source'] == 'factbook' and len(end) == 4:
                end, basis = end or fact['as_of'], 'seen'
            yield fact, role, office_of(office), to, fact['start'], end, basis


def people(facts, tools):
    """Writes both tables; `tools` is the module make_actors."""
    plain, slug, read, here = tools.plain, tools.slug, tools.read, tools.HERE
    states = States(read, here)
    known_states = {row['id'] for file in ('countries.tsv', 'countries_hand.tsv') for row in read(here / file)}
    given = {plain(row['name']) for row in read(facts / 'given_names.tsv')
             if int(row['male_count']) + int(row['female_count']) >= 4}
    home = lambda state: SAME_STATE.get(state, state)

    hand = {row['id']: row for row in read(here / 'people_hand.tsv')}
    hand_by_name, shared = {}, set()
    for key, row in hand.items():
        for form in dict.fromkeys(plain(f) for f in [row['name']] + tools.cells(row['aliases'])):
            for state in {home(row['country']), row['country']}:
                if hand_by_name.setdefault((form, state), key) != key:
                    shared.add((form, state))
    for form in shared:
        del hand_by_name[form]
    hand_terms = defaultdict(list)
    for term in read(here / 'offices_hand.tsv'):
        hand_terms[state_served(term['of']), family(term['role']), term['to']].append(term)

    def hand_term(row):
        """The hand row of somebody of this surname who took the same office in the same weeks."""
        parts = skeletons(row['fact']['surname'] or row['name'])
        for term in hand_terms.get((row['state'], family(row['role']), row['to']), ()) if len(row['start']) > 4 else ():
            if abs(days(term['start']) - days(row['start'])) < 45 and row['role'] in (term['role'], 'leader'):
                person = hand[term['person']]
                if any(skeletons(form) & parts for form in [person['name']] + tools.cells(person['aliases'])):
                    return term['person']
        return None

    old_ids = {}
    if (here / 'people.tsv').exists():
        for row in read(here / 'people.tsv'):
            if row.get('wikidata'):
                old_ids.setdefault(row['wikidata'], row['id'])
            if row.get('name'):
                old_ids.setdefault((plain(row['name']), row['country']), row['id'])

    # 1. Clean rows, with all spellings of each.
    rows = []
    for fact, role, office, to, start, end, basis in fact_terms(facts, read, states):
        fact = told_apart(fact)
        raw = FULL_NAMES.get((fact['country'], fact['person']), fact['person'])
        name = clean(raw)
        name = name and in_order(name, fact['country'])
        start, end = iso(start), iso(end)
        if name is None or not start or fact['country'] not in known_states:
            continue
        if ' ' not in name and (fact['source'] == 'archigos' or 'as_in_source' not in fact):
            if (plain(name), home(fact['country'])) not in hand_by_name:
                continue
        forms = [name] + variants(name, fact['country'], lambda word: plain(word) in given)
        if office in CROWNS and role.startswith('head_') and not name.startswith(office):
            forms.append(f'{office} {name}')
            if re.search(r' [IVX]+$', name):
                forms.append(f'{office} ' + re.sub(r' [IVX]+$', '', name))
        source_form = clean(usual_case(fact.get('as_in_source', '')))
        if source_form and ' ' in source_form and len(source_form.split()) <= 5 and fact['source'] == 'factbook':
            forms.append(source_form)
        if end and end < start[:len(end)]:
            end, basis = '', ''
        if (end or '9999')[:4] < '1985':
            continue
        rows.append(dict(fact=fact, name=name, forms=forms, state=fact['country'], role=role, office=office, to=to, start=start,
                         end=end, basis=basis, wikidata=fact.get('wikidata', ''), source=fact['source']))

    # 2. One key a person: hand row, else Wikidata item, else name and state, else surname, state, role and start.
    by_form = defaultdict(Counter)
    for row in rows:
        if row['wikidata']:
            for form in row['forms']:
                by_form[plain(form), home(row['state'])][row['wikidata']] += 1
    item_to_hand, seats = {}, defaultdict(list)

    def seat(row):
        return row['state'], family(row['role']), row['to']

    for row in rows:
        if known := MONARCHS.get(row['name']) or ELSEWHERE.get((row['name'], row['state'])) or hand_term(row):
            row['key'] = known
            if row['wikidata'] and row['name'] not in MONARCHS:
                item_to_hand.setdefault(row['wikidata'], known)
            continue
        found = next((hand_by_name[plain(f), home(row['state'])] for f in row['forms']
                      if (plain(f), home(row['state'])) in hand_by_name), None)
        if found:
            row['key'] = found
            if row['wikidata']:
                item_to_hand.setdefault(row['wikidata'], found)
    for row in rows:
        if 'key' not in row and row['wikidata']:
            row['key'] = item_to_hand.get(row['wikidata'], row['wikidata'])
        if 'key' in row:
            seats[seat(row)].append((row['role'], row['start'], plain(row['name'])[:1], skeletons(row['name']), row['key']))

    def in_same_seat(row):
        """Somebody known who took the same office in the same month and shares the surname, or whose name has all of this one."""
        parts = skeletons(row['name'])
        surname = skeletons(row['fact']['surname'] or row['name'].split()[-1])
        for role, start, initial, other, key in seats.get(seat(row), ()):
            if len(row['start']) > 4 and row['start'][:7] == start[:7] and role == row['role'] and surname & other and (
                    len(parts & other) > 1 or initial == plain(row['name'])[:1]):
                return key
        for role, start, initial, other, key in seats.get(seat(row), ()):
            if min(len(parts), len(other)) > 1 and (parts <= other or other <= parts) and abs(days(start) - days(row['start'])) < 15 * 365:
                return key
        return None

    loose = {}
    for row in rows:
        if 'key' in row:
            continue
        found = None
        for form in row['forms']:
            candidates = by_form.get((plain(form), home(row['state'])), {})
            if found is None and len(candidates) == 1:
                item = next(iter(candidates))
                found = item_to_hand.get(item, item)
        for form in row['forms']:
            found = found or loose.get((plain(form), home(row['state'])))
        row['key'] = found or in_same_seat(row) or (plain(row['name']), home(row['state']))
        seats[seat(row)].append((row['role'], row['start'], plain(row['name'])[:1], skeletons(row['name']), row['key']))
        for form in row['forms']:
            loose.setdefault((plain(form), home(row['state'])), row['key'])

    # 3. People: the name most used by the best source, the state most served.
    groups = defaultdict(list)
    for row in rows:
        groups[row['key']].append(row)
    used = set(hand) | set(old_ids.values())
    ids, persons, given_out = {}, [], set()
    for key in sorted(groups, key=lambda k: (plain(groups[k][0]['name']), str(k))):
        group = groups[key]
        best = [r for r in group if r['wikidata']] or group
        name = Counter(r['name'] for r in best).most_common(1)[0][0]
        state = Counter(home(r['state']) if r['state'] != 'SUN' else 'SUN' for r in group).most_common(1)[0][0]
        item = next((r['wikidata'] for r in group if r['wikidata']), '')
        if key in hand:
            ids[key] = key
        else:
            kept = old_ids.get(item) or old_ids.get((plain(name), state))
            ids[key] = kept
            if kept is None or kept in given_out:
                base = f'person.{slug(name)}'
                new, n = base, 1
                while new in used:
                    n += 1
                    new = f'{base}-{state.lower()}' if n == 2 else f'{base}-{state.lower()}-{n}'
                ids[key] = new
            used.add(ids[key])
        given_out.add(ids[key])
        forms = dict.fromkeys(f for r in group for f in [r['name']] + r['forms'])
        persons.append(dict(key=key, id=ids[key], name=name, state=state, wikidata=item, forms=list(forms),
                            source='+'.join(sorted({r['source'] for r in group}))))

    # 4. Names: spellings that fold alike once; what several share is ambiguous, what a hand row has stays there.
    hand_forms = defaultdict(set)
    for key, row in hand.items():
        for form in [row['name']] + tools.cells(row['aliases']) + tools.cells(row['short']):
            hand_forms[plain(form)].add(key)
    bearers = defaultdict(set)
    for person in persons:
        for form in person['forms']:
            bearers[plain(form)].add(person['id'])
    table = []
    for person in persons:
        is_hand = person['id'] in hand
        taken = {plain(person['name'])}
        if is_hand:
            row = hand[person['id']]
            taken |= {plain(f) for f in [row['name']] + tools.cells(row['aliases'])}
        aliases, ambiguous = [], []
        for form in person['forms']:
            folded = plain(form)
            if folded in taken or not is_hand and hand_forms[folded] - {person['id']} or ' ' not in form.strip() or len(folded) < 5:
                continue
            if is_hand and (hand_forms[folded] - {person['id']} or bearers[folded] - {person['id']}):
                continue
            taken.add(folded)
            aliases.append(form)
        aliases = aliases[:6]
        if not is_hand:
            for form in [person['name']] + aliases:
                folded = plain(form)
                if len(bearers[folded]) > 1 or hand_forms[folded] or ' ' not in form:
                    ambiguous.append(form)
        out = {'id': person['id'], 'type': 'person', 'country': '' if is_hand else person['state'],
               'name': '' if is_hand else person['name'], 'aliases': tools.joined(aliases), 'ambiguous': tools.joined(ambiguous),
               'wikidata': person['wikidata'], 'source': '' if is_hand else person['source']}
        if not is_hand or aliases or person['wikidata']:
            table.append(out)
    table.sort(key=lambda row: row['id'])
    tools.write('people.tsv', ['id', 'type', 'country', 'name', 'aliases', 'ambiguous', 'wikidata', 'source'], table,
                'Office holders; people_hand.tsv amends them.')
    offices(rows, ids, read(here / 'offices_hand.tsv'), tools)


HEADS = {'head_of_state', 'head_of_government', 'head_of_state_and_government', 'leader'}


def family(role):
    return 'head' if role in HEADS else role


def state_served(of):
    """The state of a body's id: "USA" for "org.usa.cia"."""
    return of.split('.')[1].upper() if of.startswith('org.') else of


def skeletons(name):
    """The consonants of each longer word: equal for most transliterations of a name."""
    words = re.findall(r'[^\W\d_]+', ''.join(c for c in unicodedata.normalize('NFKD', name.casefold()) if not unicodedata.combining(c)))
    shapes = {re.sub(r'(.)\1+', r'\1', re.sub(r'[aeiouywh]', '', word.replace('kh', 'k').replace('q', 'k'))) for word in words}
    return {shape for shape in shapes if len(shape) > 1} - {'bn', 'bd', 'dl', 'mhmd', 'md', 'mmd', 'mhd'}


# Not the later Le Hong Anh, nor his son Luis Lacalle Pou, nor Najah al-Attar.
OTHERS = {'Le Duc Anh', 'Luis Alberto Lacalle', 'Muhammad Naji Utri', 'Muhammad Naji al-Utri'}
STYLES = {'sheikh', 'shaykh', 'sheikha', 'king', 'queen', 'prince', 'sultan', 'sir', 'dame', 'lord', 'lady', 'haji', 'datuk', 'al', 'bin', 'bint', 'el'}


def letters(name):
    folded = ''.join(c for c in unicodedata.normalize('NFKD', name.casefold()) if not unicodedata.combining(c))
    return re.findall(r'[^\W\d_]+', re.sub(r"['’`-]", '', folded))


def told_apart(fact):
    """The row as its source has it, where somebody of another given name was taken for the same: "MA Kai" is no Ma Xiaowei.

    A word that is like none of the other name's, on both sides, tells two people apart who share but one; initials,
    titles, particles and spellings do not.
    """
    source = clean(usual_case(fact.get('as_in_source', '')))
    if not source or fact['source'] != 'factbook' or ' ' not in source:
        return fact
    apart = dict(fact, person=source, surname=source.split()[-1], wikidata='')
    if source in OTHERS:
        return apart

    def like(word, others):
        return any(word[:1] == other[:1] and min(len(word), len(other)) == 1 or len(word) > 2 and word[:3] == other[:3] or
                   skeletons(word) and skeletons(word) == skeletons(other) or
                   difflib.SequenceMatcher(None, word, other).ratio() >= 0.5 for other in others)

    ours, theirs = ([w for w in letters(n) if w not in STYLES] for n in (fact['person'], fact['as_in_source']))
    if len(ours) < 2 or len(theirs) < 2 or re.search(r' [IVX]+$', fact['person']):
        return fact
    strange = [w for w in theirs if not like(w, ours)], [w for w in ours if not like(w, theirs)]
    if min(len(theirs) - len(strange[0]), len(ours) - len(strange[1])) > 1:
        return fact
    joined = difflib.SequenceMatcher(None, ''.join(sorted(theirs)), ''.join(sorted(ours))).ratio()
    if not all(strange) or joined >= 0.8:
        return fact
    return apart


def in_order(name, state):
    """The name in the order of the news, where a source has turned it round."""
    words = name.split()
    if state in ('KOR', 'PRK') and len(words) == 2 and '-' in words[0] and '-' not in words[1]:
        return f'{words[1]} {words[0]}'
    if state in SLAVIC and len(words) == 3 and words[2].endswith(('vich', 'vych', 'vna')):
        return f'{words[1]} {words[0]}'
    return name


def iso(date):
    """The date at the precision that it really has."""
    match = re.match(r'(\d{4})(-(?:0[1-9]|1[0-2]))?((?<=-\d\d)-(?:0[1-9]|[12]\d|3[01]))?', date)
    return match.group(0) if match else ''


def days(date):
    year, month, day = (date + '-01-01')[:10].split('-') if len(date) == 10 else (date[:4], date[5:7] or '01', '01')
    return int(year) * 365 + int(month) * 30 + int(day)


def offices(rows, ids, by_hand, tools):
    head = ['person', 'role', 'office', 'of', 'to', 'start', 'end', 'basis', 'source']
    hand = defaultdict(list)
    for row in by_hand:
        hand[row['person'], family(row['role'])].append(row)

    def told_by_hand(term):
        for row in hand.get((term['person'], family(term['role'])), ()):
            of, state = state_served(row['of']), term['of']
            if row['to'] != term['to'] or SAME_STATE.get(of, of) != SAME_STATE.get(state, state):
                continue
            early = 366 if len(term['start']) == 4 else 100
            if days(row['start']) - early <= days(term['start']) <= days(row['end'] or '9999') + 31:
                return True
        return False

    terms = []
    for row in rows:
        term = dict(person=ids[row['key']], role=row['role'], office=row['office'], of=row['state'], to=row['to'],
                    start=row['start'], end=row['end'], basis=row['basis'], source=row['source'])
        if not told_by_hand(term):
            terms.append(term)
    # Two sources of one term, or a re-election listed again: the earlier start, the end that is known.
    terms.sort(key=lambda t: (t['of'], t['role'], t['person'], t['to'], days(t['start']), t['start']))
    merged = []
    for term in terms:
        last = merged[-1] if merged else None
        same = last and all(last[c] == term[c] for c in ('of', 'role', 'person', 'to'))
        gap = days(term['start']) - days(last['end'] or term['start']) if same else 0
        if same and (days(term['start']) - days(last['start']) <= 60 or gap <= 45):
            if days(term['start']) - days(last['start']) <= 60 and len(term['start']) > len(last['start']):
                last['start'] = term['start']
            ends = [(t['end'], t['basis']) for t in (last, term) if t['end']]
            known = [e for e in ends if not e[1]]
            seen = max((e for e in ends), default=('', ''), key=lambda e: days(e[0]))
            best = max(known, default=None, key=lambda e: days(e[0]))
            last['end'], last['basis'] = best if best and days(best[0]) + 400 >= days(seen[0] or best[0]) else seen
            if last['source'] != term['source'] and term['source'] not in last['source'].split('+'):
                last['source'] += '+' + term['source']
            if not last['office']:
                last['office'] = term['office']
            continue
        merged.append(dict(term))
    for term in merged:
        if term['end'] and term['end'] < term['start'][:len(term['end'])]:
            term['end'], term['basis'] = '', ''
    merged.sort(key=lambda t: (t['of'], t['role'], t['start'], t['person'], t['to']))
    tools.write('offices.tsv', head, merged, 'Who held which office; offices_hand.tsv adds later and famous terms.')
