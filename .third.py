import json,glob,re
d='/work/judge/h7'
v={}
for f in glob.glob(d+'/verdicts-[ab]-*.json'):
    for x in json.load(open(f)): v.setdefault(x['item'],{})[x['judge']]=x['failed']
def ok(f): return not(set(f)&{1,2,3,4,5}) and len(set(f))<=2
ids=[i for i,j in v.items() if len(j)==2 and (ok(j['a'])!=ok(j['b']) or bool(set(j['a'])&{1,2})!=bool(set(j['b'])&{1,2}))]
sheets=''.join(open(f).read() for f in sorted(glob.glob(d+'/sheet-*.md')))
parts={re.match(r'## (\w+)',p).group(1):p for p in re.split(r'(?m)^(?=## )',sheets) if p.startswith('## ')}
open(d+'/third.md','w').write('\n'.join(parts[i].rstrip()+'\n' for i in ids))
print(len(ids), len(v), sum(len(j)==2 for j in v.values()))
