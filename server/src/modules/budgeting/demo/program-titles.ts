// Titles of programs, activities and projects in operations, invented for the mandate of each organization.

/** How money of a program is used: which classes, and which objects of expenditure. */
export type Mix = 'office' | 'schools' | 'hospitals' | 'works' | 'grants' | 'farm' | 'services'

export interface TitledProgram {
  title: string
  /** Share of the organization's money, against those of its other programs. */
  weight: number
  mix: Mix
  tags: readonly string[]
  /** What is counted, and in what. */
  output: readonly [title: string, unit: string]
}

const program = (
  [title, weight, mix]: readonly [string, number, Mix],
  output: readonly [string, string],
  ...tags: string[]
): TitledProgram => ({ title, weight, mix, tags, output })

/** Where the Ministry of Health works in each of its programs. */
export const PLACES = [
  'Lanao del Sur',
  'Maguindanao del Norte',
  'Maguindanao del Sur',
  'Basilan',
  'Tawi-Tawi',
  'Special Geographic Area',
] as const

const HEALTH = [
  program(['Hospital services', 220, 'hospitals'], ['Patients admitted', 'patients'], 'health'),
  program(['Primary care and rural health units', 160, 'hospitals'], ['Consultations held', 'consultations'], 'health'),
  program(
    ['Maternal, newborn and child health', 90, 'hospitals'],
    ['Births attended by skilled staff', 'births'],
    'health',
    'gender',
  ),
  program(['Immunization', 60, 'hospitals'], ['Children fully immunized', 'children'], 'health'),
  program(
    ['Nutrition of mothers and children', 50, 'grants'],
    ['Mothers and children fed', 'persons'],
    'health',
    'gender',
  ),
  program(['Prevention of communicable diseases', 50, 'hospitals'], ['Cases treated', 'cases'], 'health'),
  program(['Care for noncommunicable diseases', 40, 'hospitals'], ['Patients enrolled', 'patients'], 'health'),
  program(
    ['Water, sanitation and environmental health', 30, 'works'],
    ['Households served', 'households'],
    'health',
    'environment',
  ),
]
const HEALTH_OF_THE_REGION = [
  program(
    ['Health facilities enhancement', 200, 'works'],
    ['Facilities completed', 'facilities'],
    'health',
    'infrastructure',
  ),
  program(['Health emergency management', 30, 'services'], ['Responses within a day', 'responses'], 'health'),
  program(['Blood services', 15, 'hospitals'], ['Units of blood collected', 'units'], 'health'),
]

/** Each program of health, then the same in every place: 8 x 7 + 3. */
const healthPrograms: TitledProgram[] = [
  ...HEALTH.flatMap((of) => [
    { ...of, weight: of.weight * 2 },
    ...PLACES.map((place) => ({ ...of, title: `${of.title}, ${place}` })),
  ]),
  ...HEALTH_OF_THE_REGION,
]

/** Programs in operations, by organization, in the order of their codes. */
export const OPERATIONS: Readonly<Record<string, readonly TitledProgram[]>> = {
  MOH: healthPrograms,
  MBHTE: [
    program(['Elementary education', 900, 'schools'], ['Learners enrolled', 'learners'], 'education'),
    program(['Secondary education', 620, 'schools'], ['Learners enrolled', 'learners'], 'education'),
    program(
      ['School buildings and classrooms', 300, 'works'],
      ['Classrooms completed', 'classrooms'],
      'education',
      'infrastructure',
    ),
    program(['Madaris education', 160, 'schools'], ['Madaris supported', 'madaris'], 'education'),
    program(
      ['Education of girls and out-of-school youth', 170, 'grants'],
      ['Learners returned to school', 'learners'],
      'education',
      'gender',
    ),
    program(['Higher education scholarships', 110, 'grants'], ['Scholars supported', 'scholars'], 'education'),
    program(['Technical and vocational training', 80, 'grants'], ['Trainees certified', 'trainees'], 'education'),
    program(['School feeding', 60, 'grants'], ['Learners fed', 'learners'], 'education'),
    program(['Learning materials and libraries', 50, 'services'], ['Textbooks delivered', 'textbooks'], 'education'),
  ],
  MPW: [
    program(
      ['Construction and improvement of roads', 480, 'works'],
      ['Roads completed', 'kilometers'],
      'infrastructure',
    ),
    program(
      ['Maintenance of roads and bridges', 150, 'services'],
      ['Roads maintained', 'kilometers'],
      'infrastructure',
    ),
    program(
      ['Flood control and drainage', 160, 'works'],
      ['Structures completed', 'structures'],
      'infrastructure',
      'climate',
    ),
    program(
      ['Water supply and safe public places for women and children', 110, 'works'],
      ['Systems completed', 'systems'],
      'infrastructure',
      'gender',
    ),
  ],
  MSSD: [
    program(['Assistance to individuals in crisis', 180, 'grants'], ['Persons assisted', 'persons'], 'social'),
    program(
      ['Women and children in difficult circumstances', 70, 'grants'],
      ['Women and children served', 'persons'],
      'social',
      'gender',
    ),
    program(['Social pension and persons with disability', 130, 'grants'], ['Beneficiaries paid', 'persons'], 'social'),
    program(['Disaster relief and early recovery', 90, 'grants'], ['Families assisted', 'families'], 'social'),
  ],
  OCM: [
    program(['Executive direction and policy', 60, 'office'], ['Issuances released', 'issuances']),
    program(['Support to local moral governance', 50, 'services'], ['Offices assisted', 'offices']),
    program(
      ['Peace and rehabilitation of communities', 160, 'grants'],
      ['Communities assisted', 'communities'],
      'peace',
    ),
    program(['Assistance to indigent patients and students', 150, 'grants'], ['Persons assisted', 'persons'], 'social'),
    program(
      ['Livelihood of women and widows of the conflict', 60, 'grants'],
      ['Women assisted', 'women'],
      'gender',
      'peace',
    ),
    program(['Special development projects', 120, 'works'], ['Projects completed', 'projects'], 'infrastructure'),
    program(['Coordination with the national government', 25, 'office'], ['Agreements followed up', 'agreements']),
    program(['Disaster preparedness and response', 50, 'services'], ['Localities trained', 'localities'], 'climate'),
    program(['Internal audit and good governance', 15, 'office'], ['Audits completed', 'audits']),
  ],
  MILG: [
    program(['Capacity of local governments', 70, 'services'], ['Localities assisted', 'localities']),
    program(
      ['Public halls and facilities of local governments', 190, 'works'],
      ['Halls completed', 'halls'],
      'infrastructure',
    ),
    program(['Gender-responsive local governance', 35, 'services'], ['Codes adopted', 'codes'], 'gender'),
    program(['Disaster readiness of local governments', 40, 'services'], ['Plans approved', 'plans'], 'climate'),
  ],
  MAFAR: [
    program(['Rice and corn production', 150, 'farm'], ['Farmers assisted', 'farmers']),
    program(['High-value crops', 80, 'farm'], ['Hectares planted', 'hectares']),
    program(['Livestock and poultry', 70, 'farm'], ['Animals distributed', 'animals']),
    program(['Capture fisheries and aquaculture', 90, 'farm'], ['Fisherfolk assisted', 'persons']),
    program(['Women in agriculture and fisheries', 60, 'farm'], ['Women assisted', 'women'], 'gender'),
    program(['Agrarian reform beneficiaries', 50, 'services'], ['Titles distributed', 'titles']),
    program(
      ['Farm-to-market roads and irrigation', 140, 'works'],
      ['Roads and canals completed', 'kilometers'],
      'infrastructure',
    ),
    program(['Extension and training of farmers', 50, 'services'], ['Farmers trained', 'farmers']),
    program(['Quarantine and regulation', 25, 'office'], ['Permits issued', 'permits']),
  ],
  MOTC: [
    program(['Land transport regulation', 60, 'services'], ['Licenses issued', 'licenses']),
    program(['Registration of motor vehicles', 50, 'services'], ['Vehicles registered', 'vehicles']),
    program(['Ports and maritime safety', 110, 'works'], ['Ports improved', 'ports'], 'infrastructure'),
    program(['Airports and air navigation', 90, 'works'], ['Airports improved', 'airports'], 'infrastructure'),
    program(
      ['Safe public transport for women and children', 35, 'services'],
      ['Terminals improved', 'terminals'],
      'gender',
    ),
  ],
  MHSD: [
    program(['Housing for poor families', 230, 'works'], ['Houses completed', 'houses'], 'infrastructure'),
    program(['Shelter of women who lead households', 40, 'grants'], ['Families sheltered', 'families'], 'gender'),
    program(['Land use and town planning', 30, 'services'], ['Plans approved', 'plans']),
  ],
  MTIT: [
    program(['Promotion of trade and halal industry', 80, 'services'], ['Enterprises assisted', 'enterprises']),
    program(['Tourism development', 70, 'services'], ['Visitors received', 'visitors']),
    program(['Enterprises led by women', 40, 'grants'], ['Enterprises assisted', 'enterprises'], 'gender'),
  ],
  MOST: [
    program(['Scholarships in science', 90, 'grants'], ['Scholars supported', 'scholars'], 'education'),
    program(['Technology for small enterprises', 80, 'grants'], ['Enterprises assisted', 'enterprises']),
    program(['Women and girls in science', 30, 'grants'], ['Women and girls trained', 'persons'], 'gender'),
    program(['Laboratories and testing', 50, 'services'], ['Tests completed', 'tests']),
  ],
  MENRE: [
    program(
      ['Forest and watershed management', 110, 'services'],
      ['Hectares planted', 'hectares'],
      'environment',
      'climate',
    ),
    program(['Biodiversity and protected areas', 50, 'services'], ['Areas managed', 'areas'], 'environment'),
    program(['Renewable energy for households', 60, 'works'], ['Households energized', 'households'], 'environment'),
    program(['Livelihood of women in the uplands', 30, 'grants'], ['Women assisted', 'women'], 'gender', 'environment'),
  ],
  MFBM: [
    program(['Budget, accounting and treasury of the region', 130, 'office'], ['Reports reviewed', 'reports']),
    program(
      ['Local revenue and gender-responsive budgeting', 40, 'services'],
      ['Officers trained', 'officers'],
      'gender',
    ),
  ],
  MOLE: [
    program(['Employment facilitation and livelihood', 70, 'grants'], ['Workers placed', 'workers'], 'social'),
    program(['Labor standards and industrial peace', 30, 'services'], ['Establishments inspected', 'establishments']),
    program(
      ['Protection of women workers and overseas workers', 25, 'grants'],
      ['Workers assisted', 'workers'],
      'gender',
    ),
  ],
  BDI: [
    program(
      ['Guidance on Islamic law for women, men and communities', 1, 'services'],
      ['Fatawa issued', 'fatawa'],
      'gender',
    ),
  ],
  BPDA: [
    program(['Development planning and investment programming', 60, 'services'], ['Plans adopted', 'plans']),
    program(['Monitoring and evaluation of projects', 40, 'services'], ['Projects monitored', 'projects']),
    program(['Gender statistics and responsive planning', 15, 'services'], ['Studies released', 'studies'], 'gender'),
  ],
  MPOS: [
    program(['Settlement of community conflicts', 50, 'services'], ['Conflicts settled', 'conflicts'], 'peace'),
    program(['Community security and early warning', 40, 'services'], ['Communities covered', 'communities'], 'peace'),
    program(
      ['Women in peace and security', 20, 'services'],
      ['Women peacebuilders trained', 'women'],
      'gender',
      'peace',
    ),
    program(['Reduction of illegal firearms and drugs', 20, 'services'], ['Campaigns held', 'campaigns'], 'peace'),
  ],
  BPA: [
    program(['Care for pilgrims of the hajj', 100, 'services'], ['Pilgrims assisted', 'pilgrims']),
    program(['Orientation of women pilgrims', 15, 'services'], ['Women oriented', 'women'], 'gender'),
    program(['Umrah and accreditation of services', 20, 'office'], ['Operators accredited', 'operators']),
  ],
  BICTO: [
    program(
      ['Digital government and skills for women and men', 1, 'services'],
      ['Services online', 'services'],
      'ict',
      'gender',
    ),
  ],
  WALI: [
    program(['Ceremonial functions and moral guidance', 60, 'office'], ['Functions held', 'functions']),
    program(['Outreach to women and youth', 15, 'services'], ['Persons reached', 'persons'], 'gender'),
  ],
  BWC: [
    program(['Protection of women against violence', 40, 'services'], ['Women assisted', 'women'], 'gender'),
    program(['Economic empowerment of women', 30, 'grants'], ['Women trained', 'women'], 'gender'),
    program(['Gender and development policy', 20, 'office'], ['Policies reviewed', 'policies'], 'gender'),
  ],
  CSEA: [
    program(
      ['Development of cooperatives of women and men', 60, 'services'],
      ['Cooperatives assisted', 'cooperatives'],
      'gender',
    ),
  ],
  MIPA: [
    program(['Recognition of ancestral domains', 40, 'services'], ['Domains delineated', 'domains'], 'settler_ip'),
    program(
      ['Education assistance to indigenous youth', 30, 'grants'],
      ['Scholars supported', 'scholars'],
      'settler_ip',
      'education',
    ),
    program(['Health and welfare of indigenous peoples', 25, 'grants'], ['Persons assisted', 'persons'], 'settler_ip'),
    program(['Livelihood of indigenous women', 20, 'grants'], ['Women assisted', 'women'], 'settler_ip', 'gender'),
    program(['Culture and indigenous knowledge', 15, 'services'], ['Practices documented', 'practices'], 'settler_ip'),
    program(['Justice and tribal governance', 15, 'services'], ['Councils trained', 'councils'], 'settler_ip', 'peace'),
    program(['Free, prior and informed consent', 10, 'office'], ['Processes completed', 'processes'], 'settler_ip'),
    program(
      ['Registry of indigenous communities', 10, 'office'],
      ['Communities registered', 'communities'],
      'settler_ip',
    ),
  ],
  BCPCH: [
    program(['Preservation of heritage sites', 45, 'works'], ['Sites preserved', 'sites']),
    program(['Museums, archives and libraries', 30, 'services'], ['Visitors received', 'visitors']),
    program(['Weaving and crafts of women', 15, 'grants'], ['Weavers assisted', 'women'], 'gender'),
  ],
  BSC: [
    program(['Regional games and grassroots sports', 60, 'services'], ['Athletes joined', 'athletes']),
    program(['Sports of women and girls', 15, 'services'], ['Women and girls joined', 'persons'], 'gender'),
  ],
  BIO: [
    program(['Public information for women, men and youth', 1, 'services'], ['Stories released', 'stories'], 'gender'),
  ],
  BAGO: [
    program(
      ['Legal services of the Bangsamoro Government, with a desk for women', 1, 'office'],
      ['Opinions rendered', 'opinions'],
      'gender',
    ),
  ],
  DAB: [
    program(['Training of public servants', 50, 'services'], ['Officers trained', 'officers']),
    program(['Research on governance', 25, 'services'], ['Studies released', 'studies']),
    program(['Leadership of women in government', 12, 'services'], ['Women trained', 'women'], 'gender'),
  ],
  BHRC: [
    program(['Protection of human rights', 50, 'services'], ['Cases resolved', 'cases']),
    program(['Rights of women and children', 20, 'services'], ['Cases assisted', 'cases'], 'gender'),
  ],
  BYC: [
    program(['Youth leadership and participation', 45, 'services'], ['Youth trained', 'youth']),
    program(['Grants to youth organizations', 30, 'grants'], ['Organizations supported', 'organizations']),
    program(['Young women and girls', 12, 'services'], ['Young women trained', 'persons'], 'gender'),
  ],
  OSC: [
    program(
      ['Protection of settler communities, women and families', 1, 'services'],
      ['Families assisted', 'families'],
      'settler_ip',
      'gender',
    ),
  ],
  OOBC: [
    program(
      ['Services for Bangsamoro communities outside the region', 60, 'grants'],
      ['Communities assisted', 'communities'],
      'gender',
    ),
  ],
  BBOI: [
    program(['Promotion of investments, also of women', 1, 'office'], ['Investments registered', 'projects'], 'gender'),
  ],
}
