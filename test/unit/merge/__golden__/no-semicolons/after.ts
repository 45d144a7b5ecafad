export * from './customer'
export * from './delivery.js'
export * from './order'
export * from './zone.js'
;[1, 2].forEach(n => { console.log(n) })
