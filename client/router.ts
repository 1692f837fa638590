/** The addresses of the page; each view, what only it needs and its words are loaded when somebody goes there. */
import { createRouter, createWebHistory } from 'vue-router'
import { loadWords, type AnyWordSet } from './format/i18n.ts'
import {
  captionsWords,
  deskWords,
  figuresBoardWords,
  figuresWords,
  homeWords,
  newsroomWords,
  peopleWords,
  queueWords,
} from './locales/wordSets.ts'

/** Both are asked for at once; the view is shown when both are there. */
function withWords<View>(load: () => Promise<View>, ...sets: readonly AnyWordSet[]): () => Promise<View> {
  return async () => {
    const [view] = await Promise.all([load(), ...sets.map(loadWords)])
    return view
  }
}

export function createPageRouter() {
  return createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', component: withWords(() => import('./views/BriefingsView.vue'), homeWords) },
      { path: '/owner', component: withWords(() => import('./views/OwnerView.vue'), peopleWords) },
      { path: '/sign-in', component: withWords(() => import('./views/SignInView.vue'), peopleWords) },
      { path: '/register', component: withWords(() => import('./views/RegisterView.vue'), peopleWords) },
      { path: '/forgotten', component: withWords(() => import('./views/ForgottenView.vue'), peopleWords) },
      { path: '/account', component: withWords(() => import('./views/AccountView.vue'), peopleWords) },
      { path: '/pair', component: async () => (await import('./views/pairPage.ts')).loadPairPage() },
      {
        path: '/newsletter/:step(confirm|preferences|unsubscribe)?',
        component: withWords(() => import('./views/NewsletterView.vue'), peopleWords),
        props: true,
      },
      {
        path: '/newsroom/:place?',
        component: withWords(() => import('./views/NewsroomView.vue'), peopleWords, newsroomWords),
      },
      { path: '/import', component: async () => (await import('./views/importPage.ts')).loadImportPage() },
      { path: '/b/:id', component: () => import('./views/BriefingView.vue'), props: true },
      {
        path: '/b/:id/captions',
        component: withWords(() => import('./views/CaptionsView.vue'), captionsWords),
        props: true,
      },
      {
        path: '/b/:id/roster',
        component: async () => (await import('./views/rosterPage.ts')).loadRosterPage(),
        props: true,
      },
      {
        path: '/b/:id/podium',
        component: withWords(() => import('./views/PodiumView.vue'), deskWords, queueWords, figuresWords),
        props: true,
      },
      {
        path: '/b/:id/desk',
        component: withWords(() => import('./views/DeskView.vue'), deskWords, queueWords, figuresWords),
        props: true,
      },
      {
        path: '/programmes/:id',
        component: withWords(() => import('./views/ProgrammeView.vue'), figuresWords, figuresBoardWords),
        props: true,
      },
      { path: '/b/:id/overlay', component: () => import('./views/OverlayView.vue'), props: true },
      { path: '/embed/:id', component: () => import('./views/EmbedView.vue'), props: true },
      { path: '/:missing(.*)*', component: () => import('./views/NotFoundView.vue') },
    ],
  })
}
