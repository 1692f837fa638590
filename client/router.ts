/** The addresses of the page; each view and what only it needs is loaded when somebody goes there. */
import { createRouter, createWebHistory } from 'vue-router'

export function createPageRouter() {
  return createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', component: () => import('./views/BriefingsView.vue') },
      { path: '/owner', component: () => import('./views/OwnerView.vue') },
      { path: '/b/:id', component: () => import('./views/BriefingView.vue'), props: true },
      { path: '/b/:id/captions', component: () => import('./views/CaptionsView.vue'), props: true },
      { path: '/:missing(.*)*', component: () => import('./views/NotFoundView.vue') },
    ],
  })
}
