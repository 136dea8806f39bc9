"""Refait un tirage TAS1 sans Da Capo : python3 tas1.py liste.txt "TAS1;tirage=…;liste=…;des=…"

Écrit une ligne par cours (retenus, puis attente, dans l’ordre du tirage), puis l’empreinte du résultat.
Sort avec le code 1 et une phrase si la liste et la graine ne vont pas ensemble.
"""
import re, sys
from hashlib import sha256

sha = lambda text: sha256(text.encode()).hexdigest()
ID, DRAW = '[A-Z0-9-]{1,24}', '[A-Z0-9-]{1,40}'
SEED = (rf'TAS1;tirage=({DRAW});liste=([0-9a-f]{{64}});des=[0-9]+'
        r'(;drand=[0-9a-z-]+:[0-9]+:[0-9a-f]+)?(;loto=[0-9]+(-[0-9]+)*)?')
LIST = (rf'TAS1\ntirage\t({DRAW})\n(regle\tdemandes-des-familles\n)?(cours\t{ID}\t(0|[1-9][0-9]{{0,5}})\t(par-cours|{ID})\n)*'
        rf'(participation\t{ID}\t[RN]\t{ID}(,{ID})*\n)*')

def redraw(data, seed):
    text, seed = data.decode('ascii', 'replace'), seed.strip(' \t\r\n')
    told, read = re.fullmatch(SEED, seed), re.fullmatch(LIST, text)
    if not told or not read or told[1] != read[1]:
        raise ValueError('La liste ou la graine ne se lit pas, ou elles sont de deux tirages.')
    if told[2] != sha(text):
        raise ValueError(f'La graine est celle d’une autre liste : {told[2]}, et ce fichier {sha(text)}.')
    rows = [line.split('\t') for line in text.split('\n') if line.count('\t') == 3]
    seats, unit, outside, wishes = {}, {}, {}, {}
    for kind, name, middle, last in rows:
        if kind == 'cours': seats[name], unit[name] = int(middle), name if last == 'par-cours' else last
        else: outside[name], wishes[name] = middle == 'N', last.split(',')
    if not (all(a[:2] < b[:2] for a, b in zip(rows, rows[1:]))
            and all(len(set(asked)) == len(asked) and set(asked) <= seats.keys() for asked in wishes.values())
            and all(last not in seats for kind, _, _, last in rows if kind == 'cours')):
        raise ValueError('Une ligne n’est pas à sa place, un vœu n’est pas un cours, ou un code sert deux fois.')

    # L’ordre de chaque cours : les habitants d’abord, puis le ticket, puis le numéro.
    key = sha(seed)
    drawn = lambda course: lambda entry: (outside[entry], sha(f'{key}:{unit[course]}:{entry}'), entry)
    order = {c: sorted((e for e in wishes if c in wishes[e]), key=drawn(c)) for c in seats}

    held = {}
    prefers = lambda e, c: e not in held or wishes[e].index(c) < wishes[e].index(held[e])
    if read[2] is None:  # Les cours offrent leurs places ; qui en a deux garde la préférée, l’autre est offerte au suivant.
        queue, following, free = list(seats), {c: iter(order[c]) for c in seats}, dict(seats)
        while queue:
            c = queue.pop()
            while free[c] and (e := next(following[c], None)):
                if prefers(e, c):
                    if e in held:
                        free[held[e]] += 1
                        queue.append(held[e])
                    held[e], free[c] = c, free[c] - 1
    else:  # Les familles demandent ; un cours garde les premiers de son ordre, les autres demandent leur vœu suivant.
        asking, following, kept = list(wishes), {e: iter(wishes[e]) for e in wishes}, {c: [] for c in seats}
        while asking:
            e = asking.pop()
            if c := next(following[e], None):
                kept[c] = sorted(kept[c] + [e], key=order[c].index)
                asking += kept[c][seats[c]:]
                del kept[c][seats[c]:]
        held = {e: c for c in kept for e in kept[c]}

    lists = ''.join(f"{c}\tretenus\t{' '.join(e for e in order[c] if held.get(e) == c) or '-'}"
                    f"\tattente\t{' '.join(e for e in order[c] if prefers(e, c)) or '-'}\n" for c in seats)
    result = f'TAS1\ntirage\t{read[1]}\n' + ''.join(f"resultat\t{e}\t{held.get(e, '-')}\n" for e in wishes)
    return f'{lists}empreinte\t{sha(result)}\n'

if __name__ == '__main__':
    try:
        if len(sys.argv) != 3: raise ValueError(__doc__)
        with open(sys.argv[1], 'rb') as file: data = file.read()
        sys.stdout.buffer.write(redraw(data, sys.argv[2]).encode())
    except (ValueError, OSError) as error:
        sys.exit(str(error))
