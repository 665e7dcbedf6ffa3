"""given_names.tsv and places.tsv. Run by make_actors.py."""
import re
import unicodedata
from collections import defaultdict

HONORIFICS = set('haji hajji sheikh shaykh syed sir dr dame lord prince princess king queen general tan tun datuk dato abu umm bin ibn '
                 'al el de la van von der da di del the and st saint'.split())

# Family-first languages: what stands there as a given name is often a family name elsewhere.
FAMILY_FIRST = {'CHN', 'KOR', 'PRK', 'TWN', 'HKG', 'MAC', 'VNM', 'KHM', 'MMR', 'LAO', 'SGP'}

# Words that are also given names of somebody: a capital alone does not make them a name.
WORDS = set('may june april august will mark grant rich art faith hope joy grace bill jack rose summer autumn dawn china france israel '
            'jordan chad georgia paris london victory general major minister president bank bishop king prince duke earl judge marine '
            'pearl ruby sunny star storm sky rain frank ernest constant justice honor honour liberty freedom america india asia africa '
            'kenya cuba chile christian christ noble mercy young long price love lucky gift blessing precious best pat rob sue drew bob '
            'guy dick gene happy merry loyal royal golden silver white black brown green gray grey west east north south'.split())


def given_names(facts, tools):
    rows = {}
    for fact in tools.read(facts / 'given_names.tsv'):
        name, countries = fact['name'], set(fact['countries'].split())
        men, women = int(fact['male_count']), int(fact['female_count'])
        if not re.fullmatch(r"[^\W\d_]{2,}(?:['’ʼ`-][^\W\d_]+)*", name) or not name[0].isupper() or name.isupper():
            continue
        if tools.plain(name) in HONORIFICS or ord(max(name)) > 0x24f and not 0x1e00 <= ord(max(name)) < 0x1f00:
            continue
        english = 'en' in countries
        total = men + women
        if not english and total < 2 or countries and countries <= FAMILY_FIRST and total < 4:
            continue
        if total >= 3:
            gender = 'm' if women <= 1 or women <= 0.1 * total else 'f' if men <= 1 or men <= 0.1 * total else 'both'
            if english and fact['gender'] == 'both' and min(men, women) == 0 and total < 12:
                gender = 'both'
        else:
            gender = fact['gender']
        if gender not in ('m', 'f', 'both'):
            continue
        key = tools.plain(name)
        if not english and tools.plain(name) in WORDS:
            continue
        old = rows.get(key)
        if old is None:
            rows[key] = {'given_name': name, 'gender': gender, 'total': total}
        elif old['gender'] != gender:
            if max(total, old['total']) < 4 * (min(total, old['total']) + 1):
                old['gender'] = 'both'
            elif total > old['total']:
                old.update(gender=gender, total=total)
    tools.write('given_names.tsv', ['given_name', 'gender'], [rows[key] for key in sorted(rows)],
                'Given names of office holders and of the Names Corpus of Mark Kantrowitz (see data/README.md).')
    return rows


# Cities under the name that English news uses now: name of 2012 in the source and country -> name now.
RENAMED = {('Kiev', 'UKR'): 'Kyiv', ('Kharkiv', 'UKR'): 'Kharkiv', ('Dnipropetrovsk', 'UKR'): 'Dnipro', ('Odessa', 'UKR'): 'Odesa',
           ('L\'viv', 'UKR'): 'Lviv', ('Artemivs\'k', 'UKR'): 'Bakhmut', ('Kirovohrad', 'UKR'): 'Kropyvnytskyi', ('Zaporizhzhya', 'UKR'):
           'Zaporizhzhia', ('Mykolayiv', 'UKR'): 'Mykolaiv', ('Chernihiv', 'UKR'): 'Chernihiv', ('Krasnoarmiys\'k', 'UKR'): 'Pokrovsk',
           ('Astana', 'KAZ'): 'Astana', ('Rangoon', 'MMR'): 'Yangon', ('Nay Pyi Taw', 'MMR'): 'Naypyidaw', ('Calcutta', 'IND'): 'Kolkata',
           ('Bombay', 'IND'): 'Mumbai', ('Madras', 'IND'): 'Chennai', ('Bangalore', 'IND'): 'Bengaluru', ('Gaza', 'PSE'): 'Gaza City',
           ('Lugansk', 'UKR'): 'Luhansk', ('Donets\'k', 'UKR'): 'Donetsk', ('Sanaa', 'YEM'): 'Sanaa', ('Makkah', 'SAU'): 'Mecca',
           ('Al Basrah', 'IRQ'): 'Basra', ('Al Mawsil al Jadidah', 'IRQ'): 'Mosul', ('Al Mawsil', 'IRQ'): 'Mosul', ('Halab', 'SYR'): 'Aleppo',
           ('Al Qamishli', 'SYR'): 'Qamishli', ('Ar Raqqah', 'SYR'): 'Raqqa', ('Dayr az Zawr', 'SYR'): 'Deir ez-Zor', ('Hims', 'SYR'): 'Homs',
           ('Al Ladhiqiyah', 'SYR'): 'Latakia', ('Hamah', 'SYR'): 'Hama', ('Hamah', 'SYR'): 'Hama', ('As Suwayda', 'SYR'): 'Sweida',
           ('Al Hudaydah', 'YEM'): 'Hodeidah', ('Ta`izz', 'YEM'): 'Taiz', ('Banghazi', 'LBY'): 'Benghazi', ('Misratah', 'LBY'): 'Misrata',
           ('Ad Diwaniyah', 'IRQ'): 'Diwaniya', ('An Najaf', 'IRQ'): 'Najaf', ('Karbala\'', 'IRQ'): 'Karbala', ('Kirkuk', 'IRQ'): 'Kirkuk',
           ('Al Fallujah', 'IRQ'): 'Fallujah', ('Ar Ramadi', 'IRQ'): 'Ramadi', ('Irbil', 'IRQ'): 'Erbil', ('Arbil', 'IRQ'): 'Erbil',
           ('Al Iskandariyah', 'EGY'): 'Alexandria', ('Bur Sa`id', 'EGY'): 'Port Said', ('As Suways', 'EGY'): 'Suez',
           ('Al Fashir', 'SDN'): 'El Fasher', ('Umm Durman', 'SDN'): 'Omdurman', ('Nyala', 'SDN'): 'Nyala', ('Al Ubayyid', 'SDN'): 'El Obeid',
           ('Port-Soudan', 'SDN'): 'Port Sudan', ('Madinat `Isa', 'BHR'): 'Isa Town', ('Qandahar', 'AFG'): 'Kandahar', ('Jalalabad', 'AFG'):
           'Jalalabad', ('Kabul', 'AFG'): 'Kabul', ('Mazar-e Sharif', 'AFG'): 'Mazar-i-Sharif', ('Tel Aviv', 'ISR'): 'Tel Aviv',
           ('Tel Aviv-Yafo', 'ISR'): 'Tel Aviv', ('Ho Chi Minh City', 'VNM'): 'Ho Chi Minh City', ('Saigon', 'VNM'): 'Ho Chi Minh City',
           ('Beijing', 'CHN'): 'Beijing', ('Cologne', 'DEU'): 'Cologne', ('Nizhniy Novgorod', 'RUS'): 'Nizhny Novgorod',
           ('Yekaterinburg', 'RUS'): 'Yekaterinburg', ('Groznyy', 'RUS'): 'Grozny', ('Saint Petersburg', 'RUS'): 'St. Petersburg',
           ('Rostov-na-Donu', 'RUS'): 'Rostov-on-Don', ('Sevastopol\'', 'UKR'): 'Sevastopol', ('Sevastopol', 'UKR'): 'Sevastopol',
           ('Melitopol\'', 'UKR'): 'Melitopol', ('Mariupol\'', 'UKR'): 'Mariupol', ('Kramators\'k', 'UKR'): 'Kramatorsk',
           ('Slov\'yans\'k', 'UKR'): 'Sloviansk', ('Severodonetsk', 'UKR'): 'Sievierodonetsk', ('Lysychans\'k', 'UKR'): 'Lysychansk',
           ('Nuevo Laredo', 'MEX'): 'Nuevo Laredo', ('Santiago', 'CHL'): 'Santiago', ('Khan Yunis', 'PSE'): 'Khan Younis',
           ('Bayrut', 'LBN'): 'Beirut', ('Beirut', 'LBN'): 'Beirut', ('Ra\'s Bayrut', 'LBN'): None, ('Tarabulus', 'LBN'): 'Tripoli',
           ('Tarabulus', 'LBY'): 'Tripoli', ('Sur', 'LBN'): 'Tyre', ('Saida', 'LBN'): 'Sidon', ('Adan', 'YEM'): 'Aden', ('Aden', 'YEM'): 'Aden',
           ('Bucharest', 'ROU'): 'Bucharest', ('City of Westminster', 'GBR'): None, ('Kalaallit Nunaat', 'GRL'): None}

# Older or other spellings that news has used; added to the name that stands first.
OTHER = {'UKR': {'Kyiv': 'Kiev', 'Kharkiv': 'Kharkov', 'Dnipro': 'Dnipropetrovsk | Dnepropetrovsk', 'Odesa': 'Odessa', 'Lviv': 'Lvov',
                 'Bakhmut': 'Artemivsk | Artyomovsk', 'Zaporizhzhia': 'Zaporizhia | Zaporozhye | Zaporizhzhya', 'Mykolaiv': 'Nikolaev | Nikolayev',
                 'Luhansk': 'Lugansk', 'Chernihiv': 'Chernigov', 'Pokrovsk': 'Krasnoarmiisk', 'Sloviansk': 'Slavyansk | Slovyansk',
                 'Sievierodonetsk': 'Severodonetsk | Syevyerodonetsk', 'Kropyvnytskyi': 'Kirovohrad', 'Vinnytsia': 'Vinnitsa', 'Rivne': 'Rovno'},
         'CHN': {'Beijing': 'Peking', 'Guangzhou': 'Canton', 'Nanjing': 'Nanking', 'Tianjin': 'Tientsin', 'Chongqing': 'Chungking'},
         'IND': {'Mumbai': 'Bombay', 'Kolkata': 'Calcutta', 'Chennai': 'Madras', 'Bengaluru': 'Bangalore', 'New Delhi': 'Delhi',
                 'Prayagraj': 'Allahabad', 'Varanasi': 'Benares'},
         'MMR': {'Yangon': 'Rangoon', 'Naypyidaw': 'Nay Pyi Taw | Naypyitaw'}, 'VNM': {'Ho Chi Minh City': 'Saigon'},
         'KAZ': {'Astana': 'Nur-Sultan | Akmola', 'Almaty': 'Alma-Ata'}, 'KGZ': {'Bishkek': 'Frunze'}, 'RUS': {
             'St. Petersburg': 'Saint Petersburg | Leningrad | St Petersburg | Petrograd', 'Volgograd': 'Stalingrad', 'Yekaterinburg':
             'Sverdlovsk | Ekaterinburg', 'Nizhny Novgorod': 'Gorky'}, 'BLR': {'Gomel': 'Homyel | Homel', 'Grodno': 'Hrodna'},
         'SYR': {'Deir ez-Zor': 'Deir al-Zor | Deir el-Zour | Deir Ezzor', 'Sweida': 'Suwayda | al-Suwayda', 'Raqqa': 'al-Raqqa',
                 'Qamishli': 'Kamishli', 'Daraa': 'Deraa'}, 'YEM': {'Sanaa': "Sana'a | Sana", 'Hodeidah': 'Hudaydah | Hodeida', 'Taiz': 'Taez'},
         'IRQ': {'Erbil': 'Irbil | Arbil | Hewler', 'Fallujah': 'Falluja', 'Najaf': 'an-Najaf', 'Basra': 'al-Basra'},
         'SDN': {'El Fasher': 'al-Fashir | el-Fashir | al-Fasher', 'El Obeid': 'al-Obeid | El-Obeid', 'El Geneina': 'Geneina | al-Geneina'},
         'LBY': {'Benghazi': 'Bengazi'}, 'SAU': {'Mecca': 'Makkah', 'Jeddah': 'Jiddah', 'Medina': 'Madinah'}, 'TUR': {'Istanbul': 'Constantinople'},
         'PSE': {'Khan Younis': 'Khan Yunis | Khan Yunus', 'Rafah': 'Rafa'}, 'GEO': {'Tskhinvali': 'Tskhinval', 'Sukhumi': 'Sokhumi'},
         'ARM': {'Gyumri': 'Leninakan'}, 'DEU': {'Munich': 'Muenchen', 'Cologne': 'Koeln'}, 'CHE': {'Geneva': 'Genf'},
         'ISR': {'Tel Aviv': 'Tel Aviv-Yafo', 'Beersheba': "Be'er Sheva"}, 'AFG': {'Mazar-i-Sharif': 'Mazar-e-Sharif | Mazar-e Sharif',
                                                                             'Kandahar': 'Qandahar'},
         'BGD': {'Dhaka': 'Dacca', 'Chittagong': 'Chattogram', "Cox's Bazar": "Cox's Bazaar"}, 'IDN': {'Jakarta': 'Djakarta'},
         'KOR': {'Busan': 'Pusan', 'Incheon': 'Inchon', 'Daegu': 'Taegu'}, 'TWN': {'Kaohsiung': 'Kaohsiung City'},
         'ITA': {'Turin': 'Torino', 'Naples': 'Napoli', 'Milan': 'Milano'}, 'POL': {'Krakow': 'Cracow', 'Gdańsk': 'Gdansk | Danzig'},
         'BEL': {'Antwerp': 'Antwerpen'}, 'USA': {'New York': 'New York City', 'Washington': 'Washington D.C. | Washington DC'}}

ARABIC_ARTICLE = re.compile(r"^(?:Al|Ar|As|Ad|An|At|Az|Ash) (?=[A-Z`'’])")

# Names that are words or other people's names far more often than these towns.
COMMON = set('nice bath reading split mobile pace of most male bar best man ho central union victoria independence liberty concord aurora '
             'phoenix orange buffalo corona hope enterprise paradise surprise normal deal sandwich hull poole worth march sale data van '
             'date batman mercedes regina madison lincoln jackson houston austin dallas arlington garland irving carson compton clinton '
             'franklin columbus cary hayward logan sydney adelaide darwin nelson hamilton wellington hastings santiago san jose santa '
             'maria cruz rosa ana david marian milan paris chester florence lawrence vincent eugene salvador leon leon valencia cordova '
             'trinidad george washington marshall kent essex york lancaster sterling spring warren troy taylor tyler roy fargo '
             'bangor derby page bend salem mesa plano provo athens rome naples berlin vienna geneva moscow cairo memphis delhi '
             'anderson thornton allen richardson carrollton beaumont peoria torrance ventura gary lima bari brest vila cali tours '
             'cannes metz reims essen halle hagen gera fulda plauen worms emden konya manisa ordu van urgench osh om hama '
             'kumba ho tema wa ado owo epe ife iwo uyo aba jos buea kano bida offa gusau potsdam medina'.split())


def places(facts, tools, given):
    """Cities, regions, seas and disputed territories that news names."""
    plain, slug, cells = tools.plain, tools.slug, tools.cells
    hand = tools.read(tools.HERE / 'places_hand.tsv')
    hand_names = {plain(f) for row in hand for f in [row['name']] + cells(row['aliases'])}
    states, words = set(), set()
    for file in ('countries.tsv', 'countries_hand.tsv'):
        for row in tools.read(tools.HERE / file):
            for column in ('name', 'aliases', 'adjectives', 'demonyms'):
                states |= {plain(f) for f in cells(row.get(column, ''))}
    people = set()
    for file in ('people.tsv', 'people_hand.tsv'):
        for row in tools.read(tools.HERE / file):
            people |= {plain(f) for f in cells(row.get('short', ''))}
            people |= {plain(row['name']).split()[-1]} if row.get('name') else set()
    rows, bearers = [], defaultdict(set)
    renamed = {(plain(name), state): now for (name, state), now in RENAMED.items()}
    for fact in sorted(tools.read(facts / 'cities.tsv'), key=lambda f: -int(f['population'] or 0)):
        country, people_there = fact['country'], int(fact['population'] or 0)
        kind = {'capital': 'capital', 'admin1': 'city'}.get(fact['role'], 'city')
        war = country in WAR
        if not (fact['role'] == 'capital' or people_there >= (40000 if war else 150000) or fact['role'] == 'admin1' and people_there >= 100000):
            continue
        source_name = romanised(fact['name'], country)
        name = renamed.get((plain(source_name), country), source_name)
        if name is None or country not in tools.KNOWN_STATES:
            continue
        name = ARABIC_ARTICLE.sub('', name).replace('`', '').strip("'’")
        name = re.sub(r"(?<=[sntlr])['’](?=[kgy]|$)|(?<=v)['’](?=y)", '', name)
        if not re.fullmatch(r"[^\W\d_][\w'’.\- ]+", name) or len(name) < 3:
            continue
        aliases = [] if name == source_name else [source_name] if '`' not in source_name else []
        aliases += cells(OTHER.get(country, {}).get(name, ''))
        rows.append(dict(kind=kind, country=country, name=name, aliases=aliases, source='geonames', weight=people_there))
    for fact in tools.read(facts / 'places.tsv'):
        countries = fact['countries'].split()
        country = countries[0] if len(countries) == 1 and countries[0] in tools.KNOWN_STATES else ''
        kind = fact['kind']
        subdivision = fact['source'] == 'iso_3166-2'
        if subdivision:
            if country not in REGION_STATES or kind.split(': ')[-1] not in PARTS or country == 'ESP' and 'comm' not in kind:
                continue
            kind = 'region'
        elif 'seat' in kind or 'government' in kind or kind in ('cape', 'sound', 'bay', 'channel', 'reef', 'peninsula', 'waterfall', 'fjord', 'lagoon'):
            continue
        name = re.sub(r'\s*\[.*?\]|\s*\(.*?\)', '', romanised(fact['name'], country)).strip()
        if kind in ('river', 'lake') and name not in WATERS:
            continue
        aliases = [re.sub(r'\s*\(.*?\)', '', a).strip() for a in cells(fact['other_names'])][:5]
        if subdivision:
            name, aliases = region_name(name, country, aliases)
        if name is None or name.isupper() or not re.fullmatch(r"[^\W\d_][\w'’.,\-– ]+", name) or plain(name) in states:
            continue
        rows.append(dict(kind=kind, country=country, name=name, aliases=aliases, source=fact['source'], weight=10 ** 5))
    table, used, taken = [], {row['id'] for row in hand}, set()
    for row in rows:
        key = (plain(row['name']), row['country'])
        if key in taken or key[0] in hand_names or not key[0]:
            continue
        taken.add(key)
        row['id'] = f"place.{row['country'].lower() + '.' if row['country'] else ''}{slug(row['name'])}"
        if row['id'] in used:
            continue
        used.add(row['id'])
        row['aliases'] = [a for a in dict.fromkeys(row['aliases']) if plain(a) and plain(a) != key[0] and plain(a) not in hand_names and (plain(a), row['country']) not in taken
                          and len(a) > 2 and not a.isupper()]
        taken |= {(plain(a), row['country']) for a in row['aliases']}
        for form in [row['name']] + row['aliases']:
            bearers[plain(form)].add(row['id'])
        table.append(row)
    for row in table:
        def doubtful(form):
            folded = plain(form)
            if len(bearers[folded]) > 1 or folded in states:
                return True
            if ' ' in folded:
                return False
            return row['weight'] < 3 * 10 ** 6 and folded in COMMON or folded in given and row['weight'] < 2 * 10 ** 6 or \
                folded in people and row['weight'] < 5 * 10 ** 5 or len(folded) < 4
        row['ambiguous'] = tools.joined(f for f in [row['name']] + row['aliases'] if doubtful(f))
        row['aliases'], row['type'] = tools.joined(row['aliases']), 'place'
    table.sort(key=lambda row: row['id'])
    tools.write('places.tsv', ['id', 'type', 'kind', 'country', 'name', 'aliases', 'ambiguous', 'source'], table,
                'Cities, regions, waters and disputed territories; places_hand.tsv amends them.')


PARTS = {'province', 'state', 'region', 'governorate', 'republic', 'autonomous region', 'autonomous community', 'land', 'territory', 'oblast',
         'administrative region', 'union territory', 'autonomous republic', 'division', 'federal region'}
WATERS = set('Nile|Blue Nile|White Nile|Euphrates|Tigris|Dnieper|Dniester|Danube|Rhine|Volga|Mekong|Yangtze|Indus|Ganges|Brahmaputra|Amur|Yalu|'
             'Jordan River|Congo|Niger|Zambezi|Limpopo|Amazon|Orinoco|Rio Grande|Mississippi|Elbe|Oder|Vistula|Lake Victoria|Lake Tanganyika|'
             'Lake Kivu|Lake Albert|Lake Turkana|Lake Malawi|Lake Baikal|Caspian Sea|Aral Sea|Dead Sea|Lake Van|Lake Ohrid|Lake Titicaca'.split('|'))


def romanised(name, country):
    """Without the marks of scholarly transliteration, which no news has."""
    if country in ('LVA', 'LTU', 'POL', 'ROU', 'TUR', 'CZE', 'SVK', 'HRV', 'SRB', 'BIH', 'MNE', 'VNM'):
        return name
    parts = unicodedata.normalize('NFKD', name.replace('ţ', 't').replace('ş', 's').replace('ḩ', 'h'))
    return unicodedata.normalize('NFC', re.sub('[\u0304\u0306\u0323\u0327\u0331]', '', parts)) if re.search(
        '[\u0304\u0306\u0323\u0331]|[tshdz]\u0327', parts) else name


WAR = set('UKR SYR IRQ YEM LBY SDN SSD PSE ISR LBN AFG MLI BFA NER SOM ETH COD CAF HTI ARM AZE GEO XKX BIH MMR TCD MOZ'.split())
REGION_STATES = WAR | set('RUS CHN USA CAN AUS IND PAK IRN TUR MEX BRA COL VEN NGA KEN ESP DEU ITA BLR MDA SRB EGY SAU THA PHL IDN ZAF CMR'.split())
OBLASTS = {'Cherkaska': 'Cherkasy', 'Chernihivska': 'Chernihiv', 'Chernivetska': 'Chernivtsi', 'Dnipropetrovska': 'Dnipropetrovsk', 'Donetska':
           'Donetsk', 'Ivano-Frankivska': 'Ivano-Frankivsk', 'Kharkivska': 'Kharkiv', 'Khersonska': 'Kherson', 'Khmelnytska': 'Khmelnytskyi',
           'Kirovohradska': 'Kirovohrad', 'Kyivska': 'Kyiv', 'Luhanska': 'Luhansk', 'Lvivska': 'Lviv', 'Mykolaivska': 'Mykolaiv', 'Odeska': 'Odesa',
           'Poltavska': 'Poltava', 'Rivnenska': 'Rivne', 'Sumska': 'Sumy', 'Ternopilska': 'Ternopil', 'Vinnytska': 'Vinnytsia', 'Volynska': 'Volyn',
           'Zakarpatska': 'Zakarpattia', 'Zaporizka': 'Zaporizhzhia', 'Zhytomyrska': 'Zhytomyr'}


def region_name(name, country, aliases):
    """The usual English name of a first-level part, with the word that makes it one."""
    if country == 'UKR':
        stem = OBLASTS.get(name.split()[0])
        return (f'{stem} region', [f'{stem} Oblast', f'{stem} oblast', f'{stem} Region', f'{stem} province']) if stem else (None, [])
    if country == 'RUS':
        if match := re.fullmatch(r"(\w+?)skaya oblast['’]?", name):
            stem = {'Moskov': 'Moscow', 'Kur': 'Kursk', 'Bryan': 'Bryansk', 'Omsk': 'Omsk', 'Tom': 'Tomsk', 'Smolen': 'Smolensk', 'Murman':
                    'Murmansk', 'Kurgan': 'Kurgan', 'Belgorod': 'Belgorod', 'Voronezh': 'Voronezh', 'Rostov': 'Rostov', 'Saratov': 'Saratov',
                    'Volgograd': 'Volgograd', 'Leningrad': 'Leningrad', 'Pskov': 'Pskov', 'Samar': 'Samara', 'Sverdlov': 'Sverdlovsk',
                    'Kaliningrad': 'Kaliningrad', 'Ryazan': 'Ryazan', 'Tul': 'Tula', 'Tver': 'Tver', 'Orlov': 'Oryol', 'Lipet': 'Lipetsk',
                    'Chelyabin': 'Chelyabinsk', 'Irkut': 'Irkutsk', 'Sakhalin': 'Sakhalin', 'Astrakhan': 'Astrakhan'}.get(match.group(1))
            return (f'{stem} region', [f'{stem} Oblast', f'{stem} oblast', f'{stem} Region']) if stem else (None, [])
        if match := re.fullmatch(r'(\w+), Respublika|Respublika (\w+)', name):
            stem = match.group(1) or match.group(2)
            return {'Chechenskaya': 'Chechnya', 'Ingushetiya': 'Ingushetia', 'Adygeya': 'Adygea', 'Kalmykiya': 'Kalmykia', 'Mordoviya': 'Mordovia', 'Khakasiya': 'Khakassia', 'Kareliya': 'Karelia', 'Buryatiya': 'Buryatia', 'Yakutiya': 'Yakutia'}.get(stem, stem), []
        return {'Chechenskaya Respublika': ('Chechnya', ['Chechen Republic'])}.get(name, (None, []))
    name = re.sub(r'\s+(?:Sheng|Shi|Zizhiqu)$', '', name)
    if ',' in name or country in ('LBY', 'ETH', 'SRB', 'AZE') and len(name) > 25:
        return None, []
    return name, [a for a in aliases if len(a) > 4]
