// What the compiler does not see: forgotten promises, wrong arrows between folders, clocks in pure code, inaccessible markup.
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'

const SOURCES = ['**/*.ts', '**/*.vue']

/** Forbids imports by the end of their path, so that `#shared/x.ts` and `../../shared/x.ts` are one thing. */
const noImport = (...patterns) => ({
  'no-restricted-imports': [
    'error',
    { patterns: patterns.map(([group, message]) => ({ group: [group].flat(), message })) },
  ],
})

const SERVER = [['**/server/**', '#server/**'], 'Arrows point one way: client → shared ← server.']
const CLIENT = [['**/client/**', '#client/**'], 'Arrows point one way: client → shared ← server.']
const REDIS = [['redis', '@redis/*', 'ioredis'], 'Only server/log/redis knows Redis.']
const SQLITE = [['node:sqlite', 'sqlite'], 'Only the SQLite log in server/log knows SQLite.']
const SOCKET_CLIENT = [['socket.io-client', 'engine.io-client'], 'Only client/live/socket.ts opens a socket.']
const DOORS = [
  ['express', 'socket.io', 'socket.io/*', '**/http/**', '**/live/**'],
  'Reading is pure: text in, meaning out.',
]
const NODE = [
  ['node:*', 'vue', 'vue-router', 'pinia', 'express', 'socket.io*'],
  'shared/ runs on both sides and opens nothing.',
]

const noClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes in with the command.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in with the command.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time comes in with the command.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Ids and chance come in with the command.',
  },
  { selector: "MemberExpression[object.name='performance']", message: 'Time comes in with the command.' },
  { selector: "Identifier[name='crypto']", message: 'Ids and chance come in with the command.' },
]

const noOnly = [
  {
    selector: "MemberExpression[property.name='only'][object.name=/^(it|test|describe|suite)$/]",
    message: 'A stray .only hides every other test.',
  },
]

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', 'data/**', 'test-results/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: SOURCES,
    extends: [
      ...tseslint.configs.recommendedTypeChecked,
      ...vue.configs['flat/recommended'],
      ...accessibility.configs['flat/recommended'],
    ],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: { allowDefaultProject: [] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      // Ports are asynchronous by contract, whatever one of their adapters needs.
      '@typescript-eslint/require-await': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    // The checker does not see through components, so it calls everything that comes out of one unsafe, also where
    // a plain file takes one in.
    files: ['**/*.vue', 'client/main.ts', 'client/screen/main.ts', 'client/router.ts', 'test/client/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['client/**/*.{ts,vue}', 'test/client/**/*.ts'],
    rules: {
      // Laying out markup is the formatter's work.
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      // Inside a <dialog> the attribute is how the first focus is chosen.
      'vuejs-accessibility/no-autofocus': 'off',
      // Keys and focus bubble out of the interactive children; clicks are covered by the rule on keys.
      'vuejs-accessibility/no-static-element-interactions': 'off',
      'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['TurnHead'] }],
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      ...noImport(SERVER, CLIENT, REDIS, SQLITE, SOCKET_CLIENT, NODE),
      'no-restricted-syntax': ['error', ...noClock],
    },
  },
  { files: ['client/**/*.{ts,vue}'], rules: noImport(SERVER, REDIS, SQLITE, SOCKET_CLIENT) },
  { files: ['client/live/socket.ts'], rules: noImport(SERVER, REDIS, SQLITE) },
  { files: ['server/**/*.ts'], rules: noImport(CLIENT, REDIS, SQLITE, SOCKET_CLIENT) },
  { files: ['server/log/redis/**/*.ts'], rules: noImport(CLIENT, SQLITE, SOCKET_CLIENT) },
  { files: ['server/log/sqlite*.ts'], rules: noImport(CLIENT, REDIS, SOCKET_CLIENT) },
  { files: ['server/reading/**/*.ts'], rules: noImport(CLIENT, REDIS, SQLITE, SOCKET_CLIENT, DOORS) },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noOnly],
      // Tests hand methods to matchers and shapes of their own to doors.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // A test prints its seed, a measurement its table, the build its size.
  { files: ['test/**/*.ts', 'client/vite.config.ts', 'client/initialJavaScript.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['.run/**/*.mjs', 'eslint.config.js'],
    extends: [tseslint.configs.base],
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-unused-vars': 'error',
      eqeqeq: 'error',
      'no-undef': 'off',
    },
  },
)
