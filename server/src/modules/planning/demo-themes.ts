// Words for invented plans. Measures and places are plausible; nothing in them is taken from a real plan.

export interface Measure {
  title: string
  /** Metric of a goal, indicator of an objective. */
  metric: string
  unit: string
  baseline: number
  target: number
}

export interface Theme {
  sector: string
  vision: string
  mission: string
  /** Plans beside the sector plan. */
  plans: readonly string[]
  goals: readonly Measure[]
  /** `{place}` becomes a part of the region. */
  objectives: readonly Measure[]
}

export const PLACES = [
  'Lanao del Sur',
  'Maguindanao del Norte',
  'Maguindanao del Sur',
  'Basilan',
  'Tawi-Tawi',
  'Cotabato City',
  'Marawi City',
  'Lamitan City',
  'the Special Geographic Area',
] as const

/** `title | metric | unit | baseline | target`, one a line. */
function measures(lines: string): Measure[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [title = '', metric = '', unit = '', baseline, target] = line.split('|').map((part) => part.trim())
      return { title, metric, unit, baseline: Number(baseline), target: Number(target) }
    })
}

const health: Theme = {
  sector: 'Health Sector',
  vision:
    'Healthy families in every barangay of the Bangsamoro, with care that is close, kind and free of fear of its cost.',
  mission:
    'We bring primary care to every municipality, keep hospitals staffed and supplied, and protect mothers, children and the elderly first.',
  plans: ['Health Workforce', 'Mother and Child Health', 'Hospital Development', 'Water and Sanitation for Health'],
  goals: measures(`
    Every child is fully immunized | Fully immunized children, 0 to 12 months | % | 48.5 | 90
    Mothers give birth safely | Maternal deaths per 100,000 live births | deaths | 96 | 50
    Primary care within reach | Barangays with a functioning health station | % | 57 | 95
    Hospitals that can be relied on | Licensed beds per 10,000 people | beds | 4.2 | 9
    Fewer stunted children | Stunting among children under five | % | 42.1 | 28
    An end to tuberculosis as a killer | Tuberculosis treatment success rate | % | 81 | 95
    Health workers where they are needed | Municipalities with a doctor on duty | municipalities | 71 | 105
    Clean water in health facilities | Facilities with safe water all day | % | 63 | 100
    Medicines on the shelf | Days without essential medicines per year | days | 64 | 7
    Mental health in every province | Facilities offering mental health care | facilities | 6 | 40
    Ready for outbreaks | Reports of notifiable diseases within 24 hours | % | 52 | 95
    Health records that can be trusted | Facilities reporting electronically | % | 22 | 90`),
  objectives: measures(`
    Outreach immunization rounds in {place} | Children immunized | children | 0 | 4200
    Deploy midwives to {place} | Midwives deployed | midwives | 0 | 36
    Repair barangay health stations in {place} | Stations repaired | stations | 0 | 14
    Train birth attendants in {place} | Attendants certified | people | 0 | 60
    Screen for tuberculosis in {place} | People screened | people | 0 | 9000
    Feed undernourished children in {place} | Children in supplementary feeding | children | 0 | 2600
    Shorten medicine stock-outs in {place} | Days out of stock | days | 58 | 12
    Install water filters in clinics of {place} | Clinics with filters | clinics | 3 | 22
    Medical missions to island and upland sitios of {place} | Consultations | consultations | 0 | 5200
    Connect clinics of {place} to the health information system | Clinics connected | clinics | 2 | 18`),
}

const labor: Theme = {
  sector: 'Labor and Employment',
  vision: 'Decent work for every Bangsamoro worker, at home and abroad, in workplaces that are safe and fair.',
  mission:
    'We connect people with work and skills, protect workers in the region and overseas, and settle disputes early and justly.',
  plans: ['Skills for Peace', 'Overseas Workers Protection', 'Child Labor Elimination', 'Workplace Safety'],
  goals: measures(`
    More people in decent jobs | Placements through public employment offices per year | placements | 3100 | 12000
    No child at hazardous work | Children profiled and withdrawn from child labor | children | 850 | 9000
    Safe workplaces | Establishments that pass inspection | % | 46 | 85
    Skills that employers ask for | Trainees with national certificates | people | 2400 | 15000
    Protected overseas workers | Departing workers with pre-departure orientation | % | 62 | 98
    Disputes settled early | Disputes settled within 30 days | % | 55 | 90
    Livelihood for returning workers | Returnees with a running enterprise | people | 310 | 3500
    Young people in first jobs | Youth placed after internship | % | 28 | 60
    Women at work | Share of women among placements | % | 34 | 50
    Organized workers | Registered workers' associations | associations | 140 | 420
    Faster services | Days to issue an employment permit | days | 14 | 3
    Emergency employment after disasters | Days from event to first payout | days | 45 | 15`),
  objectives: measures(`
    Job fairs in {place} | Applicants hired on the spot | people | 0 | 480
    Emergency employment in {place} | Workers employed for 10 days or more | people | 0 | 1500
    Inspect establishments in {place} | Establishments inspected | establishments | 0 | 220
    Profile child laborers in {place} | Children profiled | children | 0 | 640
    Starter kits for livelihood in {place} | Kits handed over | kits | 0 | 350
    Certify skills in {place} | Trainees certified | people | 0 | 520
    Orient departing workers in {place} | Workers oriented | people | 0 | 900
    Shorten permit processing in {place} | Days to issue a permit | days | 14 | 5
    Organize informal workers in {place} | Associations registered | associations | 4 | 19
    Summer employment of students in {place} | Students employed | students | 0 | 400`),
}

const agriculture: Theme = {
  sector: 'Agriculture, Fisheries and Agrarian Reform',
  vision:
    'Food-secure and prosperous farming and fishing communities on land and water that stay fertile for their children.',
  mission:
    'We raise the yields and incomes of farmers and fishers, connect them to markets, and settle the question of land with justice.',
  plans: ['Halal Livestock', 'Coastal Fisheries', 'Irrigation and Farm Roads', 'Agrarian Justice'],
  goals: measures(`
    Enough rice from our own fields | Rice self-sufficiency | % | 61 | 90
    Higher farm incomes | Mean net farm income per hectare | pesos | 38000 | 62000
    Healthy seas | Municipal waters under management plans | % | 33 | 80
    Land to the tiller | Hectares distributed with titles | hectares | 4200 | 21000
    Water for every field that can have it | Irrigated share of irrigable land | % | 41 | 65
    Less lost after harvest | Post-harvest losses of rice | % | 16.5 | 8
    Halal meat for home and export | Accredited halal slaughterhouses | facilities | 3 | 16
    Farm-to-market roads | Kilometers concreted | km | 180 | 640
    Healthy herds | Large animals vaccinated per year | % | 37 | 80
    Corn that earns | Mean corn yield | tons per hectare | 2.9 | 4.4
    Fishers with registered boats | Registered municipal boats | % | 49 | 95
    Young farmers | Farmers under 35 with support | people | 900 | 7500`),
  objectives: measures(`
    Certified seed for rice farmers in {place} | Bags distributed | bags | 0 | 6800
    Farm machinery for cooperatives in {place} | Units turned over | units | 0 | 24
    Mangrove planting in {place} | Hectares planted | hectares | 0 | 85
    Vaccinate carabaos and cattle in {place} | Animals vaccinated | animals | 0 | 3900
    Survey agrarian reform lands in {place} | Hectares surveyed | hectares | 0 | 640
    Solar irrigation in {place} | Systems running | systems | 1 | 9
    Cut post-harvest losses in {place} | Losses of rice | % | 16.5 | 12
    Fish landing sites in {place} | Sites finished | sites | 0 | 3
    Train farmer field schools in {place} | Farmers graduated | people | 0 | 760
    Register fishers and boats in {place} | Boats registered | boats | 0 | 1100`),
}

const general: Theme = {
  sector: 'Institutional',
  vision: 'A trusted public office that serves the Bangsamoro people well, on time and with honesty.',
  mission: 'We deliver our mandate with trained people, clear procedures and open books.',
  plans: ['Digital Services', 'People Development', 'Citizen Service', 'Records and Transparency'],
  goals: measures(`
    Services that people can count on | Transactions within the promised time | % | 58 | 95
    Skilled and fairly treated staff | Staff with a completed development plan | % | 21 | 90
    Open books | Reports published on time | % | 40 | 100
    Close to the people | Municipalities reached by field services | municipalities | 35 | 100
    Fewer steps | Mean steps of a transaction | steps | 11 | 5
    Partners who deliver | Partnership agreements in force | agreements | 6 | 30`),
  objectives: measures(`
    Service caravans in {place} | Citizens served | people | 0 | 1800
    Train field staff in {place} | Staff trained | people | 0 | 45
    Digitize records of {place} | Records digitized | records | 0 | 12000
    Shorten the queue in {place} | Minutes of waiting | minutes | 95 | 30
    Consult communities in {place} | Consultations held | meetings | 0 | 12`),
}

const themes: Record<string, Theme> = { MOH: health, MOLE: labor, MAFAR: agriculture }

/** The theme of an organization by its code; a general one for those without their own. */
export function themeFor(code: string): Theme {
  return themes[code] ?? general
}
