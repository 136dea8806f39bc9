"""Refait un tirage TAS1 sans Da Capo : python3 tas1.py liste.txt "TAS1;tirage=…;liste=…;des=…"

Écrit une ligne par cours (retenus, puis attente, dans l’ordre du tirage), puis l’empreinte du résultat.
Sort avec le code 1 et une phrase si la liste et la graine ne vont pas ensemble.
"""
import re, sys
from hashlib import sha256

sha = lambda text: sha256(text.encode()).hexdigest()
code = '[A-Z0-9-]{1,24}'
seed_shape = rf'TAS1;tirage=({code});liste=([0-9a-f]{{64}});des=[0-9]+(;drand=[0-9a-z-]+:[0-9]+:[0-9a-f]+)?(;loto=[0-9]+(-[0-9]+)*)?'
list_shape = (rf'TAS1\ntirage\t({code})\n(regle\tdemandes-des-familles\n)?(cours\t{code}\t(0|[1-9][0-9]{{0,5}})\t(par-cours|{code})\n)*'
              rf'(participation\t{code}\t[RN]\t{code}(,{code})*\n)*')

def need(holds, sentence):
    if not holds: raise ValueError(sentence)

def redraw(data, seed):
    # Ce qui est publié : la liste figée, et la graine qui porte son empreinte.
    text, seed = data.decode('ascii', 'replace'), seed.strip(' \t\r\n')
    told, read = re.fullmatch(seed_shape, seed), re.fullmatch(list_shape, text)
    need(told, 'La graine ne se lit pas.')
    need(read, 'La liste ne se lit pas.')
    need(told[1] == read[1], 'La graine est celle d’un autre tirage.')
    need(told[2] == sha(text), f'La graine est celle d’une autre liste : {told[2]}, et ce fichier {sha(text)}.')
    rows = [line.split('\t') for line in text.split('\n') if line.count('\t') == 3]
    names = [(kind, name) for kind, name, *_ in rows]
    seats = {name: int(count) for kind, name, count, _ in rows if kind == 'cours'}
    unit = {name: name if level == 'par-cours' else level for kind, name, _, level in rows if kind == 'cours'}
    wishes = {name: asked.split(',') for kind, name, _, asked in rows if kind == 'participation'}
    outside = {name: category == 'N' for kind, name, category, _ in rows if kind == 'participation'}
    need(names == sorted(set(names)), 'Les lignes ne sont pas dans l’ordre, ou l’une est là deux fois.')
    need(all(set(asked) <= seats.keys() and len(set(asked)) == len(asked) for asked in wishes.values()),
         'Un vœu n’est pas un cours, ou il est là deux fois.')
    need(all(row[3] not in seats for row in rows if row[0] == 'cours'), 'Un code est celui d’un cours et d’un niveau.')

    # L’ordre de chaque cours : habitants d’abord, puis par ticket, puis par numéro.
    key = sha(seed)
    ticket = {(u, e): sha(f'{key}:{u}:{e}') for e in wishes for u in {unit[c] for c in wishes[e]}}
    order = {c: [] for c in seats}
    for e in wishes:
        for c in wishes[e]: order[c].append(e)
    for c in seats: order[c].sort(key=lambda e: (outside[e], ticket[unit[c], e], e))

    held = {}
    prefers = lambda e, c: e not in held or wishes[e].index(c) < wishes[e].index(held[e])
    if read[2] is None:  # Les cours offrent leurs places ; qui en a deux garde la préférée, l’autre repart.
        queue, left, free = list(seats), {c: iter(order[c]) for c in seats}, dict(seats)
        while queue:
            c = queue.pop()
            while free[c] and (e := next(left[c], None)):
                if prefers(e, c):
                    if e in held:
                        free[held[e]] += 1
                        queue.append(held[e])
                    held[e], free[c] = c, free[c] - 1
    else:  # Les familles demandent ; un cours plein garde les premiers de son ordre, les autres demandent plus loin.
        asking, left, kept = list(wishes), {e: iter(wishes[e]) for e in wishes}, {c: [] for c in seats}
        while asking:
            e = asking.pop()
            if c := next(left[e], None):
                kept[c] = sorted(kept[c] + [e], key=order[c].index)
                asking += kept[c][seats[c]:]
                del kept[c][seats[c]:]
        held = {e: c for c in kept for e in kept[c]}

    told_lists = ''.join(f"{c}\tretenus\t{' '.join(e for e in order[c] if held.get(e) == c) or '-'}"
                    f"\tattente\t{' '.join(e for e in order[c] if prefers(e, c)) or '-'}\n" for c in seats)
    result = f'TAS1\ntirage\t{read[1]}\n' + ''.join(f"resultat\t{e}\t{held.get(e, '-')}\n" for e in wishes)
    return told_lists + f'empreinte\t{sha(result)}\n'

if __name__ == '__main__':
    try:
        need(len(sys.argv) == 3, __doc__)
        with open(sys.argv[1], 'rb') as file:
            sys.stdout.buffer.write(redraw(file.read(), sys.argv[2]).encode())
    except (ValueError, OSError) as error:
        sys.exit(str(error))
